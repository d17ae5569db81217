package kathara.engine.labconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Topology;

/** Any bytes as the files of a lab directory: a lab, or problems that have places; and what reads is written back. */
class LabDirectoryFuzzTest {
    private static final Topology LAB = new LabConfReader()
            .read("lab.conf", List.of("pc1[0]=A", "pc2[0]=A", "r1[0]=B"))
            .sound();

    @FuzzTest(maxDuration = "5m")
    void labConf(FuzzedDataProvider data) {
        var reading = new LabConfReader(data.consumeBoolean()).read("lab.conf", data.consumeRemainingAsBytes());
        havePlaces(reading.problems());
        assertEquals(
                reading.topology(),
                new LabConfReader()
                        .read("again", LabConfWriter.lines(reading.topology()))
                        .sound());
    }

    @FuzzTest(maxDuration = "5m")
    void labDep(FuzzedDataProvider data) {
        havePlaces(LabDepReader.read("lab.dep", data.consumeRemainingAsBytes(), LAB)
                .problems());
    }

    @FuzzTest(maxDuration = "5m")
    void labExt(FuzzedDataProvider data) {
        havePlaces(LabExt.read("lab.ext", TextLines.of(data.consumeRemainingAsBytes()), LAB)
                .problems());
    }

    private static void havePlaces(List<Problem> problems) {
        problems.forEach(problem -> assertTrue(problem.where().isPresent(), problem::toString));
    }
}
