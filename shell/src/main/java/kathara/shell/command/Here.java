package kathara.shell.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.problem.LabException;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;
import kathara.shell.workspace.Workspace;

/** Examples with what is here now: the nodes and links of the running lab, and a lab directory that is near. */
final class Here {
    private static final List<String> NODES = List.of("pc1", "pc2", "r1", "r2");
    private static final List<String> LINKS = List.of("A", "B");
    private static final String DIRECTORY = "labs/ospf";

    private Here() {}

    /** Those examples that are not as the page has them already; nothing when there are none. */
    static String examples(Command command, Workspace workspace) {
        var names = names(workspace);
        var lines = command.examples().stream()
                .map(example -> with(names, example))
                .filter(example -> !(command instanceof VstartCommand)
                        && !command.examples().contains(example))
                .distinct()
                .toList();
        return lines.isEmpty() ? "" : "\n\nHere and now:\n  " + String.join("\n  ", lines);
    }

    private static String with(Map<String, String> names, String example) {
        var words = new ArrayList<String>();
        for (var word : example.split(" ")) {
            words.add(names.getOrDefault(word, word));
        }
        return String.join(" ", words);
    }

    private static Map<String, String> names(Workspace workspace) {
        var names = new LinkedHashMap<String, String>();
        try {
            if (workspace.openPlatform().isPresent()) {
                ofLab(workspace.session().topology(), names);
            }
        } catch (LabException e) {
            // what is wrong with the platform is told by commands that need it
        }
        if (!Files.isDirectory(workspace.path(Path.of(DIRECTORY)))) {
            workspace
                    .place()
                    .directory()
                    .filter(LabDirectory::isLab)
                    .ifPresent(directory -> names.put(DIRECTORY, directory.toString()));
        }
        return names;
    }

    private static void ofLab(Topology lab, Map<String, String> names) {
        var nodes = lab.nodes().keySet().stream().map(NodeName::text).toList();
        var links = lab.links().keySet().stream().map(LinkName::text).toList();
        stand(NODES, nodes, names);
        stand(LINKS, links, names);
    }

    /** One that is there stands for each that is not. */
    private static void stand(List<String> usual, List<String> here, Map<String, String> names) {
        for (int i = 0; i < usual.size(); i++) {
            if (!here.isEmpty() && !here.contains(usual.get(i))) {
                names.put(usual.get(i), here.get(i % here.size()));
            }
        }
    }
}
