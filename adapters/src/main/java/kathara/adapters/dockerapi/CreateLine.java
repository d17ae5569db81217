package kathara.adapters.dockerapi;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kathara.adapters.fabric.ShellLine;

/** A request to create a container as the options of docker-run(1) or podman-run(1), for people. */
final class CreateLine {
    private static final String FILTER = "seccomp=";

    private final List<String> words = new ArrayList<>();

    private CreateLine() {}

    /**
     * What stands behind {@code docker run}, from a blank on.
     *
     * @param runs what the container runs, in place of what is in the request
     */
    static String of(CreateContainerCmd request, List<String> runs) {
        var line = new CreateLine();
        line.option("--name", request.getName());
        line.option("--hostname", request.getHostName());
        line.host(request.getHostConfig());
        each(request.getEnv()).forEach(variable -> line.option("--env", variable));
        line.option("--entrypoint", runs.get(0));
        line.words.add(request.getImage());
        line.words.addAll(runs.subList(1, runs.size()));
        return " " + ShellLine.of(line.words);
    }

    private void host(HostConfig host) {
        option("--network", host.getNetworkMode());
        option("--pid", "".equals(host.getPidMode()) ? null : host.getPidMode());
        option("--userns", host.getUsernsMode());
        each(host.getCapDrop()).forEach(right -> option("--cap-drop", right));
        each(host.getCapAdd()).forEach(right -> option("--cap-add", right));
        Optional.ofNullable(host.getSecurityOpts()).stream()
                .flatMap(List::stream)
                .filter(rule -> !rule.startsWith(FILTER))
                .forEach(rule -> option("--security-opt", rule));
        limits(host);
        each(host.getDevices()).forEach(device -> option("--device", device.getPathOnHost()));
        each(host.getBinds())
                .forEach(bind -> option(
                        "--volume", bind.getPath() + ":" + bind.getVolume().getPath()));
        Optional.ofNullable(host.getPortBindings())
                .ifPresent(ports -> ports.getBindings().forEach((inside, outside) -> Stream.of(outside)
                        .forEach(binding -> option("--publish", binding + ":" + inside))));
        Optional.ofNullable(host.getSysctls())
                .ifPresent(sysctls -> sysctls.forEach((key, value) -> option("--sysctl", key + "=" + value)));
    }

    private void limits(HostConfig host) {
        option("--pids-limit", host.getPidsLimit());
        option("--memory", host.getMemory());
        option("--memory-swap", host.getMemorySwap());
        var cpus = host.getNanoCPUs();
        option(
                "--cpus",
                cpus == null
                        ? null
                        : BigDecimal.valueOf(cpus, 9).stripTrailingZeros().toPlainString());
        each(host.getUlimits())
                .forEach(limit ->
                        option("--ulimit", limit.getName() + "=" + limit.getSoftLong() + ":" + limit.getHardLong()));
    }

    private void option(String name, Object value) {
        if (value != null) {
            words.add(name + "=" + value);
        }
    }

    private static <T> Stream<T> each(T[] values) {
        return values == null ? Stream.empty() : Stream.of(values);
    }
}
