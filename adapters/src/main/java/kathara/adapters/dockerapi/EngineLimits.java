package kathara.adapters.dockerapi;

import com.github.dockerjava.api.model.Info;
import java.util.ArrayList;
import java.util.List;

/** What an engine says that it cannot keep nodes to. */
final class EngineLimits {
    private EngineLimits() {}

    static List<String> lacks(Info info) {
        var lacks = new ArrayList<String>();
        if (Boolean.FALSE.equals(info.getMemoryLimit())) {
            lacks.add("[mem] is not kept to: the engine has no memory control group");
        }
        if (Boolean.FALSE.equals(info.getCpuCfsQuota())) {
            lacks.add("[cpus] is not kept to: the engine has no CPU quota");
        }
        return lacks;
    }
}
