package kathara.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kathara.adapters.node.NodeArchive;

/**
 * What root inside a node tries. Each script says {@code TRIED} when it has got as far as trying, and {@code PWNED} when it
 * has succeeded; both are looked for, so that a missing tool is not taken for a defence.
 */
final class NodeAttacks {
    static final String SECCOMP = "seccomp";
    static final String RIGHTS = "capabilities";
    static final String READ_ONLY = "read-only /proc and /sys";
    static final String MASKED = "masked paths";
    static final String NAMESPACES = "namespaces";
    static final String NO_NEW_PRIVILEGES = "no-new-privileges";
    static final String DEVICES = "no devices";
    static final String LIMITS = "control groups";

    /** A file of the host that no node may reach. */
    static final String MARK = "/var/tmp/kathara-attack-mark";

    private final List<Attack> attacks = new ArrayList<>();
    private final Map<String, String> numbers = numbers();

    static List<Attack> all() {
        var node = new NodeAttacks();
        node.systemCalls();
        node.mounts();
        node.kernel();
        node.rights();
        node.others();
        return node.attacks;
    }

    private void script(String stopped, String what, String script) {
        attacks.add(new Attack(what, Attack.Way.NODE, stopped, grounds -> {
            var said = grounds.inNode("exec 2>&1; pwned() { echo PWNED; }; " + script);
            assertTrue(said.contains("TRIED"), () -> "it was not tried: " + said);
            assertTrue(!said.contains("PWNED"), said);
        }));
    }

    /** A command that must fail. */
    private void command(String stopped, String what, String command) {
        script(stopped, what, "echo TRIED; (" + command + ") && pwned");
    }

    /** Something that must not be written to. */
    private void write(String what, String path, String value) {
        script(
                READ_ONLY,
                what,
                "[ -e " + path + " ] || { echo TRIED; exit; }; echo TRIED; (echo '" + value + "' >" + path
                        + ") && pwned");
    }

    /** A system call that must be refused for what it is (EPERM or ENOSYS), whatever its arguments. */
    private void call(String name, String what, String arguments) {
        attacks.add(new Attack(what, Attack.Way.NODE, SECCOMP, grounds -> {
            var said = grounds.inNode("perl -e '$! = 0; my $p = \"/tmp\\0\"; my $r = syscall(" + numbers.get(name)
                    + ", " + arguments + "); print \"TRIED \", ($r == -1 ? $!+0 : \"PWNED\"), \"\\n\"'");
            assertTrue(said.equals("TRIED 1\n") || said.equals("TRIED 38\n"), () -> name + ": " + said);
        }));
    }

    /** Numbers of system calls on this machine, from the table that the filter of native is made of. */
    private static Map<String, String> numbers() {
        int column = System.getProperty("os.arch").equals("aarch64") ? 2 : 1;
        var numbers = new TreeMap<String, String>();
        try (var in = NodeArchive.class.getResourceAsStream("syscalls")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words.length == 3)
                    .forEach(words -> numbers.put(words[0], words[column]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return numbers;
    }

    private void systemCalls() {
        call("mount", "mount(2) as a system call", "$p, $p, $p, 4096, 0");
        call("umount2", "umount2(2), to uncover what is masked", "$p, 0");
        call("pivot_root", "pivot_root(2)", "$p, $p");
        call("unshare", "unshare(2) into a user namespace with all rights", "0x10000000");
        call("clone", "clone(2) into a user namespace", "0x10000011, 0, 0, 0, 0");
        call("clone3", "clone3(2), whose flags no filter sees", "0, 0");
        call("setns", "setns(2) into another's namespace", "0, 0");
        call("fsopen", "the new way of mounting: fsopen(2)", "$p, 0");
        call("fsmount", "fsmount(2)", "0, 0, 0");
        call("move_mount", "move_mount(2)", "0, $p, 0, $p, 0");
        call("open_tree", "open_tree(2)", "-100, $p, 0");
        call("mount_setattr", "mount_setattr(2), to make /proc writable", "-100, $p, 0, 0, 0");
        call("open_by_handle_at", "open_by_handle_at(2): Docker's \"shocker\"", "0, 0, 0");
        call("name_to_handle_at", "name_to_handle_at(2)", "-100, $p, 0, 0, 0");
        call("bpf", "bpf(2)", "0, 0, 0");
        call("perf_event_open", "perf_event_open(2)", "0, 0, 0, 0, 0");
        call("userfaultfd", "userfaultfd(2), helper of many kernel exploits", "0");
        call("io_uring_setup", "io_uring_setup(2), helper of many kernel exploits", "1, 0");
        call("init_module", "init_module(2)", "0, 0, $p");
        call("finit_module", "finit_module(2)", "0, $p, 0");
        call("delete_module", "delete_module(2)", "$p, 0");
        call("kexec_load", "kexec_load(2)", "0, 0, 0, 0");
        call("reboot", "reboot(2)", "0, 0, 0, 0");
        call("add_key", "add_key(2): keyrings are not in namespaces", "$p, $p, 0, 0, 0");
        call("keyctl", "keyctl(2)", "0, 0, 0, 0, 0");
        call("process_vm_readv", "process_vm_readv(2)", "1, 0, 0, 0, 0, 0");
        call("swapon", "swapon(2)", "$p, 0");
        call("syslog", "syslog(2), to read the kernel's addresses", "3, 0, 0");
        call("quotactl", "quotactl(2)", "0, 0, 0, 0");
        call("clock_settime", "clock_settime(2)", "0, 0");
        if (!System.getProperty("os.arch").equals("aarch64")) {
            call("iopl", "iopl(2)", "3");
            var mount = Long.toString(0x40000000L + Long.parseLong(numbers.get("mount")));
            numbers.put("x32-mount", mount);
            call("x32-mount", "mount(2) by its number of another ABI (x32)", "$p, $p, $p, 4096, 0");
        }
    }

    private void mounts() {
        command(SECCOMP, "mount a folder of the node's elsewhere", "mount --bind /tmp /mnt");
        command(SECCOMP, "mount a new proc without masks", "mount -t proc proc /mnt");
        command(SECCOMP, "mount a new sysfs", "mount -t sysfs sysfs /mnt");
        command(SECCOMP, "make /sys writable: remount", "mount -o remount,rw /sys");
        command(SECCOMP, "make /proc/sys writable: remount", "mount -o remount,bind,rw /proc/sys");
        command(
                SECCOMP,
                "cgroup release_agent (CVE-2022-0492): mount a hierarchy",
                "mount -t cgroup -o rdma cgroup /mnt");
        command(
                SECCOMP,
                "the same in a user namespace of one's own",
                "unshare -UrmC sh -c 'mount -t cgroup -o rdma cgroup /mnt'");
        command(SECCOMP, "a user namespace of one's own", "unshare -Ur true");
        command(SECCOMP, "a mount namespace of one's own", "unshare -m true");
        command(SECCOMP, "enter the namespaces of process 1", "nsenter -t 1 -m -n true");
        command(SECCOMP, "a handler of program formats: mount binfmt_misc", "mount -t binfmt_misc none /mnt");
        command(SECCOMP, "debugfs", "mount -t debugfs none /mnt");
    }

    private void kernel() {
        write("end the machine: /proc/sysrq-trigger", "/proc/sysrq-trigger", "h");
        write("a program of ours for core files: kernel.core_pattern", "/proc/sys/kernel/core_pattern", "|/tmp/x");
        write("a program of ours for modules: kernel.modprobe", "/proc/sys/kernel/modprobe", "/tmp/x");
        write("kernel.randomize_va_space", "/proc/sys/kernel/randomize_va_space", "0");
        write("vm.overcommit_memory", "/proc/sys/vm/overcommit_memory", "1");
        write("fs.protected_symlinks", "/proc/sys/fs/protected_symlinks", "0");
        write("a program of ours for devices: uevent_helper", "/sys/kernel/uevent_helper", "/tmp/x");
        write("a memory mode of the whole machine", "/sys/kernel/mm/transparent_hugepage/enabled", "never");
        write("program formats: binfmt_misc/register", "/proc/sys/fs/binfmt_misc/register", ":x:M::x::/tmp/x:");
        write("interrupts of the machine: /proc/irq", "/proc/irq/default_smp_affinity", "1");
        script(
                READ_ONLY,
                "a release_agent in the node's own control groups",
                "echo TRIED; for f in $(find /sys/fs/cgroup -name release_agent -o -name cgroup.procs 2>/dev/null | head -50);"
                        + " do (echo /tmp/x >$f) 2>/dev/null && pwned; (: >>$f) 2>/dev/null && pwned; done; true");
        script(
                MASKED,
                "the kernel's memory: /proc/kcore",
                "echo TRIED; [ -s /proc/kcore ] && head -c 4 /proc/kcore | grep -q ELF && pwned; true");
        script(
                MASKED,
                "everybody's keys: /proc/keys",
                "echo TRIED; [ -s /proc/keys ] && grep -q keyring /proc/keys && pwned; true");
        script(
                MASKED,
                "timers of all processes: /proc/timer_list",
                "echo TRIED; [ -n \"$(head -c 9 /proc/timer_list 2>/dev/null)\" ] && pwned; true");
        script(MASKED, "the firmware: /sys/firmware", "echo TRIED; [ -n \"$(ls -A /sys/firmware)\" ] && pwned; true");
        command(SECCOMP, "the kernel's log: dmesg", "dmesg | grep -q .");
    }

    private void rights() {
        script(
                RIGHTS,
                "rights over modules, devices, time, processes and files of others",
                "echo TRIED; b=$(sed -n 's/^CapBnd:.//p' /proc/self/status);"
                        // DAC_READ_SEARCH 2, SYS_MODULE 16, SYS_RAWIO 17, SYS_PTRACE 19, SYS_BOOT 22, SYS_RESOURCE 24,
                        // SYS_TIME 25, MKNOD 27, MAC_ADMIN 33, SYSLOG 34, BPF 39
                        + " for n in 2 16 17 19 22 24 25 27 33 34 39; do [ $((0x$b >> n & 1)) = 0 ] || pwned; done");
        command(RIGHTS, "the disk of the host by mknod(1)", "mknod /tmp/disk b 8 0");
        command(RIGHTS, "the memory of the host by mknod(1)", "mknod /tmp/mem c 1 1");
        command(RIGHTS, "the clock of the host", "date -s 2000-01-01");
        command(RIGHTS, "be the last to be killed for memory", "echo -1000 >/proc/self/oom_score_adj");
        command(RIGHTS, "go before all others: nice -n -10", "[ $(nice -n -10 nice) -lt 0 ]");
        command(RIGHTS, "raise a limit: ulimit -n", "ulimit -Hn 10000000");
        script(
                NO_NEW_PRIVILEGES,
                "be root again by set-uid",
                "echo TRIED; cp /usr/bin/id /tmp/id; chmod 4755 /tmp/id;"
                        + " perl -e '$) = \"65534 65534\"; $( = 65534; $> = $< = 65534; exec \"/tmp/id\", \"-u\"' | grep -qx 0 && pwned;"
                        + " grep -q 'NoNewPrivs:.1' /proc/self/status || pwned");
        script(
                SECCOMP,
                "run without the filter",
                "echo TRIED; for s in /proc/[0-9]*/status; do [ -r $s ] && ! grep -q 'Seccomp:.2' $s && [ -e $s ] && pwned; done; true");
    }

    private void others() {
        script(
                DEVICES,
                "disks in /dev",
                "echo TRIED; ls /dev/sd* /dev/vd* /dev/nvme* /dev/mem /dev/kmem /dev/kvm /dev/fuse 2>/dev/null && pwned; true");
        script(
                NAMESPACES,
                "sockets of the engines",
                "echo TRIED; ls /run/docker.sock /var/run/docker.sock /run/podman/podman.sock /run/containerd/containerd.sock 2>/dev/null && pwned; true");
        script(
                NAMESPACES,
                "abstract sockets of the engine (CVE-2020-15257)",
                "echo TRIED; grep -q '@/containerd-shim\\|@/run' /proc/net/unix && pwned; true");
        script(
                NAMESPACES,
                "processes of the host",
                "echo TRIED; grep -l 'dockerd\\|java\\|systemd' /proc/[0-9]*/comm 2>/dev/null && pwned; true");
        script(
                NAMESPACES,
                "files of the host through open files (CVE-2024-21626)",
                "echo TRIED; for p in /proc/[0-9]*; do for f in $p/root $p/cwd $p/fd/*; do for up in . .. ../.. ../../../..;"
                        + " do [ -e $f/$up" + MARK + " ] && pwned; done; done; done; true");
        script(
                NAMESPACES,
                "files of the host by leaving chroot(2)",
                "perl -e 'mkdir \"/tmp/j\"; chroot \"/tmp/j\"; chdir \"..\" for 1..50; chroot \".\"; print \"TRIED\\n\";"
                        + " print \"PWNED\\n\" if -e \"" + MARK + "\"'");
        script(
                NAMESPACES,
                "the program of the engine (CVE-2019-5736): /proc/1/exe",
                "echo TRIED; (: >>/proc/1/exe) 2>/dev/null && [ ! -e $(readlink /proc/1/exe) ] && pwned; true");
        script(
                NAMESPACES,
                "interfaces of the host",
                "echo TRIED; ls /sys/class/net | grep -v '^lo$\\|^eth0$' && pwned; true");
        script(
                NAMESPACES,
                "addresses of the host from the lab",
                "echo TRIED; for a in 172.17.0.1 127.0.0.1; do (exec 3<>/dev/tcp/$a/2375) 2>/dev/null && pwned;"
                        + " (exec 3<>/dev/tcp/$a/22) 2>/dev/null && pwned; done; true");
        script(NAMESPACES, "the name of the host", "echo TRIED; [ \"$(hostname)\" = mallory ] || pwned");
        script(
                LIMITS,
                "a fork bomb",
                "echo TRIED; perl -e 'my $n = 0; for (1..200) { my $p = fork; last unless defined $p; if (!$p) { sleep 3; exit }"
                        + " $n++ } print \"PWNED\\n\" if $n >= 200; kill 9, -getpgrp' 2>&1");
        attacks.add(new Attack("another's lab from one's own network", Attack.Way.NODE, NAMESPACES, grounds -> {
            var said = grounds.inNode("ip link set eth0 up; ip addr add 10.9.8.1/24 dev eth0 2>/dev/null;"
                    + " ping -c1 -W1 10.9.8.2 >/dev/null && echo PWNED; echo TRIED");
            assertEquals("TRIED\n", said);
        }));
    }
}
