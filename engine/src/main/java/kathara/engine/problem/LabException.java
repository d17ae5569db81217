package kathara.engine.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries problems that the user can put right. Every other exception is a bug of ours. */
public class LabException extends RuntimeException {

    /** Who must act, and the exit status that a process ends with because of it. */
    public enum Kind {
        /** The lab, a file or a command failed. */
        FAILED(1),
        /** A malformed word on the command line. */
        USAGE(2),
        /** The policy said no. */
        REFUSED(3),
        /** No platform answers. */
        NO_PLATFORM(4);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        public int exitStatus() {
            return exitStatus;
        }
    }

    private final Kind kind;
    private final transient List<Problem> problems;

    public LabException(Kind kind, List<Problem> problems, Throwable cause) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public LabException(Kind kind, Problem problem) {
        this(kind, List.of(problem), null);
    }

    public LabException(Problem problem) {
        this(Kind.FAILED, problem);
    }

    public LabException(Problem problem, Throwable cause) {
        this(Kind.FAILED, List.of(problem), cause);
    }

    public LabException(List<Problem> problems) {
        this(Kind.FAILED, problems, null);
    }

    /** A malformed word on the command line: what is wrong with it, and what to write instead. */
    public static LabException usage(String what, String remedy) {
        return new LabException(Kind.USAGE, Problem.of(what, remedy));
    }

    /** The same, whose problems lie at this place where they have none. */
    public LabException at(Problem.Place place) {
        return new LabException(
                kind,
                problems.stream()
                        .map(problem -> problem.where().isPresent() ? problem : problem.at(place))
                        .toList(),
                this);
    }

    public Kind kind() {
        return kind;
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** The first problem. */
    public Problem problem() {
        return problems.get(0);
    }
}
