package kathara.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.call.Refusal;
import kathara.engine.call.Rule;

/** Lines as somebody would write them who could hand words to the machine: each is refused by the rule that it names. */
final class LineAttacks {
    private static final String ON = " --owner anna --lab l --node pc1";
    private static final String NODE = "create-node" + ON + " --image kathara/base --most-processes 512";
    private static final String BOBS = " --owner bob --lab l";

    private final List<Attack> attacks = new ArrayList<>();

    static List<Attack> all() {
        var lines = new LineAttacks();
        lines.options();
        lines.verbs();
        lines.others();
        lines.names();
        lines.values();
        lines.files();
        lines.fabric();
        lines.ceilings();
        return lines.attacks;
    }

    private void add(Rule rule, String what, String line) {
        add(Grounds.PERSONAL, rule, what, List.of(line.split(" ")));
    }

    private void add(Rule rule, String what, String line, String... words) {
        var all = new ArrayList<>(List.of(line.split(" ")));
        all.addAll(List.of(words));
        add(Grounds.PERSONAL, rule, what, all);
    }

    private void add(Policy policy, Rule rule, String what, List<String> words) {
        attacks.add(new Attack(
                what,
                Attack.Way.LINE,
                rule.id(),
                grounds -> assertEquals(
                        Optional.of(rule), policy.walk(words).refusal().map(Refusal::rule), () -> words.toString())));
    }

    private void option(String what, String words) {
        add(Rule.OPTIONS, what, NODE + " " + words);
    }

    private void options() {
        option("mount the root of the host: --volume /:/host", "--volume /:/host");
        option("the same, short: -v /:/host", "-v /:/host");
        option("the same, joined: --volume=/:/host", "--volume=/:/host");
        option("the same as --mount type=bind,source=/", "--mount type=bind,source=/,target=/host");
        option("mount the engine's socket", "-v /var/run/docker.sock:/var/run/docker.sock");
        option("mounts of another container: --volumes-from", "--volumes-from kathara.bob.l.pc1");
        option("--privileged", "--privileged");
        option("--privileged=true, as the paper's wrapper allowed", "--privileged=true");
        option("a disk of the host: --device /dev/sda", "--device /dev/sda");
        option("all devices: --device-cgroup-rule", "--device-cgroup-rule a");
        option("all rights: --cap-add ALL", "--cap-add ALL");
        option("--cap-add=SYS_MODULE, joined", "--cap-add=SYS_MODULE");
        option("no filter: --security-opt seccomp=unconfined", "--security-opt seccomp=unconfined");
        option("--security-opt apparmor=unconfined", "--security-opt apparmor=unconfined");
        option("unmasked paths: --security-opt systempaths=unconfined", "--security-opt systempaths=unconfined");
        option("processes of the host: --pid host", "--pid host");
        option("--ipc host", "--ipc host");
        option("--uts host", "--uts host");
        option("--userns host", "--userns host");
        option("--cgroupns host", "--cgroupns host");
        option("network of the host: --network host", "--network host");
        option("network of another's node: --net container:", "--net container:kathara.bob.l.pc1");
        option("a runtime of one's own: --runtime", "--runtime /tmp/evil");
        option("out of the node's limits: --cgroup-parent", "--cgroup-parent /");
        option("a group of the host: --group-add", "--group-add docker");
        option("--gpus all", "--gpus all");
        option("come back after every boot: --restart always", "--restart always");
        option("--oom-kill-disable", "--oom-kill-disable");
        option("publish a port on every address: --publish 0.0.0.0:22:22", "--publish 0.0.0.0:22:22");
        option("claim to be another's: --label kathara.owner=bob", "--label kathara.owner=bob");
        option("take the fabric's name: --name", "--name kathara-fabric.bob.l");
        option("an option by its beginning: --mem for --memory", "--mem 64m");
        option("an option joined with its value: --memory=1g", "--memory=1g");
        option("an option in other letters: --MEMORY", "--MEMORY 64m");
        option("an option twice: --memory 64m --memory 1g", "--memory 64m --memory 1g");
        option("options out of their order", "--cpus 1 --memory 64m");
        add(Rule.WHOLE_LINE, "an option after the line is complete", "start" + ON + " --privileged");
        add(Rule.WHOLE_LINE, "an option after --", "start" + ON + " -- --privileged");
        add(
                Rule.CANONICAL,
                "a variable twice, so that one is checked and the other used",
                NODE + " --env A=1 --env A=2");
        add(Rule.CANONICAL, "an interface twice", NODE + " --interface 0:A --interface 0:B");
    }

    private void verbs() {
        for (String verb : List.of(
                "run -it --rm -v /:/host debian",
                "cp /etc/shadow pc1:/",
                "export pc1",
                "commit pc1",
                "update --memory 0 pc1",
                "plugin install evil",
                "volume create --opt device=/ v",
                "network connect host pc1",
                "system prune",
                "load")) {
            add(Rule.CALLS, "a call of the engine that is none of ours: " + verb, verb);
        }
        add(Rule.CALLS, "a verb by its beginning", "star" + ON);
        add(Rule.CALLS, "a verb with a path, as through PATH", "/tmp/start" + ON);
    }

    private void others() {
        for (String verb : List.of("start", "stop", "kill", "pause", "resume", "remove-node", "set-sysctls")) {
            add(Rule.OWNER, verb + " another's node", verb + BOBS + " --node pc1");
        }
        add(Rule.OWNER, "a command in another's node", "exec" + BOBS + " --node pc1 -- id");
        add(Rule.OWNER, "the console of another's node", "connect" + BOBS + " --node pc1 -- bash");
        add(Rule.OWNER, "listen on another's link", "capture" + BOBS + " --link A --");
        add(Rule.OWNER, "a node in another's lab", "create-node" + BOBS + " --node pc1 --image kathara/base");
        add(Rule.OWNER, "a cable into another's lab", "wire" + BOBS + " --cable link:A");
        add(Rule.OWNER, "remove another's fabric", "remove-fabric" + BOBS);
        add(Rule.OWNER, "one's own name with a letter of another script", "remove-fabric --owner \u0430nna --lab l");
        add(Rule.OWNER, "the beginning of one's own name", "remove-fabric --owner ann --lab l");
    }

    private void names() {
        var node = "start --owner anna --lab l --node";
        add(Rule.NAMES, "a node whose name is an option", node, "--privileged");
        add(Rule.NAMES, "a node whose name is a path", node, "../../bob");
        add(Rule.NAMES, "a node whose name is a command", node, "pc1;reboot");
        add(Rule.NAMES, "a node whose name has a blank", node, "pc1 --owner bob");
        add(Rule.NAMES, "a node whose name reaches into another lab's", node, "l2.pc1");
        add(Rule.NAMES, "the fabric's container as a target", node, "kathara-fabric.anna.l");
        add(Rule.CHARACTERS, "a node whose name goes on after NUL", node, "pc1\0x");
        add(Rule.CHARACTERS, "a node whose name goes on in another line", node, "pc1\nremove-fabric");
        add(Rule.NAMES, "a lab whose name is a path", "remove-fabric --owner anna --lab ../bob");
        add(Rule.NAMES, "a lab whose name reaches into another user's", "remove-fabric --owner anna --lab l.x");
        var image = "create-node" + ON + " --image";
        add(Rule.NAMES, "an image whose name holds options", image, "kathara/base --privileged");
        add(Rule.NAMES, "an image whose name is an option", image, "--privileged");
        add(Rule.NAMES, "an image whose name climbs", image, "kathara/../evil");
        add(Rule.NAMES, "an image whose name is a command", image, "kathara/base;id");
        add(Rule.CHARACTERS, "an image whose name hides letters (U+202E)", image, "kathara/\u202eesab");
        add(Grounds.CLASSROOM, Rule.IMAGES, "an image that is not allowed", List.of((image + " evil/base").split(" ")));
        add(
                Grounds.CLASSROOM,
                Rule.IMAGES,
                "an allowed image's name on another registry",
                List.of((image + " evil.example/kathara/base").split(" ")));
        add(
                Grounds.CLASSROOM,
                Rule.PULL,
                "fetch an image in a classroom",
                List.of("pull-image", "--image", "kathara/base"));
        add(Rule.RECIPES, "build from a folder: --recipe ../../etc", "build-image --recipe ../../etc");
        add(Rule.RECIPES, "build by a command: --recipe", "build-image --recipe", "base;id");
    }

    private void values() {
        for (String sysctl : List.of(
                "kernel.core_pattern=|/tmp/x",
                "kernel.modprobe=/tmp/x",
                "kernel.yama.ptrace_scope=0",
                "vm.overcommit_memory=2",
                "fs.protected_hardlinks=0",
                "net/../kernel/core_pattern=x",
                "net.ipv4.../../kernel/core_pattern=x",
                "net.=1")) {
            add(Rule.SYSCTLS, "a parameter of the host's kernel: " + sysctl, NODE + " --sysctl", sysctl);
        }
        add(
                Rule.CHARACTERS,
                "a second parameter in a second line",
                NODE + " --sysctl",
                "net.ipv4.ip_forward=1\nkernel.x=1");
        for (String variable : List.of(
                "LD_PRELOAD=/tmp/x.so",
                "LD_LIBRARY_PATH=/tmp",
                "LD_AUDIT=/tmp/x.so",
                "GLIBC_TUNABLES=glibc.malloc.mxfast=x",
                "GCONV_PATH=/tmp",
                "BASH_ENV=/tmp/x",
                "ENV=/tmp/x",
                "PS4=$(id)",
                "_LIBCONTAINER_INITPIPE=3",
                "NOTIFY_SOCKET=/run/x",
                "DOCKER_HOST=unix:///x",
                "KATHARA_GO=9",
                "TAR_OPTIONS=--to-command=sh")) {
            add(Rule.ENVIRONMENT, "a variable that a helper obeys: " + variable, NODE + " --env", variable);
        }
        add(Rule.CHARACTERS, "a second variable in a second line", NODE + " --env", "A=1\nLD_PRELOAD=x");
        add(Rule.ENVIRONMENT, "a variable without a name", NODE + " --env", "=x");
        add(Rule.CHARACTERS, "a command with a second line", "exec" + ON + " --", "true\nreboot");
        add(Rule.CHARACTERS, "a command that steers the terminal (ESC)", "exec" + ON + " --", "\u001b]0;x");
        add(Rule.EXECUTE, "a word that fills the memory", "exec" + ON + " --", "x".repeat(100_000));
    }

    private void files() {
        add(Rule.FILES, "files from a path that climbs", NODE + " --files", "/home/anna/../../etc");
        add(Rule.FILES, "files from a path of wherever one is", NODE + " --files", "labs");
        add(Rule.FILES, "files from //etc", NODE + " --files", "//etc");
        var school = new Policy(Grounds.ANNA, Limits.PERSONAL.withFiles(List.of(Path.of("/home/anna"))));
        add(school, Rule.FILES, "files from /etc", List.of((NODE + " --files /etc").split(" ")));
        add(
                school,
                Rule.FILES,
                "files from a folder with a like name",
                List.of((NODE + " --files /home/annabel").split(" ")));
    }

    private void fabric() {
        var wire = "wire --owner anna --lab l --cable";
        add(Rule.WIRING, "a command behind a cable", wire, "plug:pc1:0:A:02-00-00-00-00-01;reboot");
        add(Rule.WIRING, "an option of ip(8) as a link", wire, "link:--batch");
        add(Rule.WIRING, "the host's own network as a node", wire, "plug:1/../1:0:A:02-00-00-00-00-01");
        add(Rule.WIRING, "an interface that is no number", wire, "unplug:pc1:-1");
        add(Rule.WIRING, "a change of wiring that there is not", wire, "exec:pc1:id");
        add(Rule.CHARACTERS, "a second line for ip -batch", wire, "link:A\nlink del eth0");
        var capture = "capture --owner anna --lab l --link A --";
        for (String word : List.of(
                "-w/etc/cron.d/x",
                "-zsh",
                "-r/etc/shadow",
                "-F/etc/shadow",
                "-V/etc/shadow",
                "-iany",
                "-Zroot",
                "-G1",
                "--interface=any",
                "-D")) {
            add(Rule.CAPTURE, "tcpdump beyond its link: " + word, capture, word);
        }
        add(Rule.NAMES, "tcpdump on an interface of the host", "capture --owner anna --lab l --link ../eth0 --");
    }

    private void ceilings() {
        add(Rule.ULIMITS, "go before all others: --ulimit rtprio", NODE + " --ulimit rtprio=99:99");
        add(Rule.ULIMITS, "go before all others: --ulimit nice", NODE + " --ulimit nice=40:40");
        add(Rule.ULIMITS, "a limit of another name", NODE + " --ulimit cgroup=-1:-1");
        add(Rule.PORTS, "a port on every address", NODE + " --bridged true --port 0.0.0.0:22:22/tcp");
        add(Rule.PORTS, "a port with an option", NODE + " --bridged true --port", "22:22/tcp --privileged");
        add(
                new Policy(Grounds.ANNA, Limits.PERSONAL.withPorts(Limits.Ports.NONE)),
                Rule.PORTS,
                "a port where none may be bound",
                List.of((NODE + " --bridged true --port 2222:22/tcp").split(" ")));
        add(Rule.CHARACTERS, "an entrypoint with a second line", NODE + " --entrypoint", "true\nreboot");
        var classroom = NODE + " --most-memory 512m --most-cpus 2";
        for (var line : List.of(classroom + " --memory 8g", NODE + " --most-memory 8g --most-cpus 2")) {
            add(
                    Grounds.CLASSROOM,
                    Rule.MEMORY,
                    "more memory: " + line.substring(line.indexOf("--most-m")),
                    List.of(line.split(" ")));
        }
        add(
                Grounds.CLASSROOM,
                Rule.OUTSIDE,
                "out of the lab to the machine: --bridged",
                List.of((classroom + " --bridged true").split(" ")));
        add(Grounds.CLASSROOM, Rule.CPUS, "more processors", List.of((classroom + " --cpus 64").split(" ")));
        add(
                Grounds.CLASSROOM,
                Rule.PROCESSES,
                "more processes",
                List.of(classroom.replace("512 ", "513 ").split(" ")));
        add(Grounds.CLASSROOM, Rule.OPTIONS, "leave the ceiling out", List.of((NODE + " --memory 64m").split(" ")));
        add(Rule.MEMORY, "an amount of memory that overflows", NODE + " --memory 99999999999999999999g");
        add(Rule.MEMORY, "no limit of memory: --memory -1", NODE + " --memory -1");
    }
}
