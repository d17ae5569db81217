package kathara.engine.labconf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabName;
import kathara.engine.topology.Topology;

/**
 * A lab as it stands in a directory.
 *
 * @param directory absolute, with no link on its way; empty for a lab that was built at the prompt
 * @param warnings what is odd in its files but does no harm
 */
public record Lab(
        LabName name, Optional<Path> directory, Topology topology, Metadata metadata, List<Problem> warnings) {
    public Lab {
        warnings = List.copyOf(warnings);
    }
}
