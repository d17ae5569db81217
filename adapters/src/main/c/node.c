/* A node: its root, its first process, and how it begins and ends. */
#include "kathara.h"
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>

static const char *const devices[] = {"null", "zero", "full", "random", "urandom", "tty", NULL};
static const char *const links[][2] = {{"pts/ptmx", "dev/ptmx"}, {"/proc/self/fd", "dev/fd"},
    {"/proc/self/fd/0", "dev/stdin"}, {"/proc/self/fd/1", "dev/stdout"}, {"/proc/self/fd/2", "dev/stderr"}};
/* What Docker hides and keeps from being written to. */
static const char *const hidden[] = {"proc/asound", "proc/acpi", "proc/kcore", "proc/keys", "proc/latency_stats",
    "proc/timer_list", "proc/timer_stats", "proc/sched_debug", "proc/scsi", "sys/firmware",
    "sys/devices/virtual/powercap", NULL};
static const char *const kept[] = {"proc/bus", "proc/fs", "proc/irq", "proc/sysrq-trigger", "proc/sys", NULL};

static void mounted(const char *what, const char *where, const char *type, unsigned long flags, const char *options) {
    need(mount(what, where, type, flags, options) == 0, where);
}

static void bound(const char *what, const char *where, unsigned long flags) {
    mounted(what, where, NULL, MS_BIND, NULL);
    if (flags) mounted(NULL, where, NULL, MS_REMOUNT | MS_BIND | flags, NULL);
}

static void hide(const char *where) {
    struct stat there;
    if (stat(where, &there) != 0) return;
    if (S_ISDIR(there.st_mode)) mounted("tmpfs", where, "tmpfs", MS_RDONLY, "size=4k,mode=755");
    else bound("/dev/null", where, 0);
}

static void overlay(const char *lower, const char *upper, const char *work, const char *where) {
    char options[8192];
    const char *more = entry(NULL, 'u') ? ",userxattr" : "";
    snprintf(options, sizeof options, "lowerdir=%s,upperdir=%s,workdir=%s%s", lower, upper, work, more);
    for (int tries = 0; mount("kathara", where, "overlay", MS_NODEV, options) != 0; tries++) {
        need(errno == EBUSY && tries < 100, "overlay"); /* the node has ended just now */
        usleep(20000);
    }
}

static void set_parameters(void) {
    char path[512];
    for (const char *kinds = "so"; *kinds; kinds++)
        for (char *sysctl = NULL; (sysctl = entry(sysctl, *kinds));) {
            char *value = strchr(sysctl, '=');
            need(value != NULL, sysctl);
            snprintf(path, sizeof path, "proc/sys/%.*s", (int)(value - sysctl), sysctl);
            if (!put(path, value + 1) && !(*kinds == 'o' && errno == ENOENT)) die(sysctl);
        }
}

static void make_devices(void) {
    char path[64], from[64];
    mounted("tmpfs", "dev", "tmpfs", MS_NOSUID, "mode=755,size=64k");
    for (const char *const *device = devices; *device; device++) {
        snprintf(path, sizeof path, "dev/%s", *device);
        snprintf(from, sizeof from, "/dev/%s", *device);
        close(open(path, O_CREAT | O_CLOEXEC, 0666));
        bound(from, path, 0);
    }
    need(mkdir("dev/pts", 0755) == 0 && mkdir("dev/shm", 0755) == 0, "dev");
    unsigned long flags = MS_NOSUID | MS_NOEXEC;
    if (mount("devpts", "dev/pts", "devpts", flags, "newinstance,ptmxmode=0666,mode=620,gid=5") != 0)
        mounted("devpts", "dev/pts", "devpts", flags, "newinstance,ptmxmode=0666,mode=620");
    if (access("/dev/net/tun", F_OK) == 0) { /* a tunnel of the node's own network */
        need(mkdir("dev/net", 0755) == 0, "dev/net");
        close(open("dev/net/tun", O_CREAT | O_CLOEXEC, 0666));
        bound("/dev/net/tun", "dev/net/tun", 0);
    }
    mounted("tmpfs", "dev/shm", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "mode=1777,size=64m");
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) need(symlink(links[i][0], links[i][1]) == 0, "dev");
}

static void make_root(void) {
    unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
    mounted(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    overlay(entry(NULL, 'l'), "upper", "work", "root");
    if (entry(NULL, 'y')) overlay(entry(NULL, 'y'), "usr", "usr-work", "root/usr");
    if (entry(NULL, 'm')) {
        mkdir("root/shared", 0755);
        bound(entry(NULL, 'm'), "root/shared", MS_NOSUID | MS_NODEV);
    }
    need(chdir("root") == 0, "root");
    mounted("proc", "proc", "proc", flags, NULL);
    mounted("sysfs", "sys", "sysfs", flags | MS_RDONLY, NULL);
    make_devices();
    set_parameters();
    for (const char *const *name = hidden; *name; name++) hide(*name);
    for (const char *const *name = kept; *name; name++)
        if (access(*name, F_OK) == 0) bound(*name, *name, flags | MS_RDONLY);
    bound("proc/sys/net", "proc/sys/net", flags);
    need(syscall(SYS_pivot_root, ".", ".") == 0, "pivot_root");
    need(umount2(".", MNT_DETACH) == 0 && chdir("/") == 0, "the old root");
}

static void end_node(int status) __attribute__((noreturn));
static void end_node(int status) {
    kill(-1, SIGTERM);
    for (int tries = 0; tries < 200 && kill(-1, 0) == 0; tries++) {
        usleep(10000);
        while (waitpid(-1, NULL, WNOHANG) > 0) {}
    }
    dprintf(1, "kathara: ended %d\n", status);
    _exit(status);
}

/* The lab's own scripts of ending, for as long as the caller waits. */
static void run_end(void) {
    char *words[] = {"/bin/sh", "/var/lib/kathara/end", NULL};
    if (access(words[1], F_OK) != 0) return;
    int child = fork();
    if (child == 0) {
        setsid();
        close_range(3, ~0U, 0);
        run(words, 0);
    }
    for (int tries = 0; child > 0 && tries < 900 && waitpid(child, NULL, WNOHANG) == 0; tries++) usleep(10000);
}

/* Runs a command of the node's start; -1 when there can be no process. */
static int begin(char **words) {
    int child = fork();
    if (child != 0) return child;
    setsid();
    close_range(3, ~0U, 0);
    run(words, 0);
}

/* Files that had to be left for the node itself to unpack, before anything else. */
static void unpack(void) {
    char *words[] = {"/bin/sh", "-c", entry(NULL, 'x'), "kathara", NULL};
    int left = 0;
    if (!words[2]) return;
    int child = begin(words);
    if (child < 0 || waitpid(child, &left, 0) != child || left) end_node(70);
}

static int start_up(void) {
    char *words[] = {access("/bin/bash", X_OK) == 0 ? "/bin/bash" : "/bin/sh", "/var/lib/kathara/startup", NULL};
    return begin(words);
}

/* Whether a cable of the node ends in a bridge that is up; -1 where there is no such interface. */
static int carrier(const char *name) {
    char path[64], value = 0;
    if (strncmp(name, "eth", 3) != 0) return -1;
    snprintf(path, sizeof path, "/sys/class/net/%s/carrier", name);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    int good = file >= 0 && read(file, &value, 1) == 1 && value == '1';
    close(file);
    return good;
}

/* Whether the fabric has wired the node, as startup.sh finds it out on engines: there is the device that says so, or,
   unless something must be set on the interfaces first, every interface has a carrier. */
static int is_wired(void) {
    int found = 0, good = 1;
    if (if_nametoindex("kathara-go")) return 1;
    if (access("/var/lib/kathara/device-only", F_OK) == 0) return 0;
    struct if_nameindex *all = if_nameindex();
    for (struct if_nameindex *one = all; one && one->if_index; one++) {
        int state = carrier(one->if_name);
        found |= state >= 0;
        good &= state != 0;
    }
    if_freenameindex(all);
    return found && good;
}

/* Waits for the wiring, runs startup.sh, and stays. The node ends if that fails, as when it is killed. */
static void reign(void) {
    int init = 0, news = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE), status = 0;
    struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_groups = RTMGRP_LINK};
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_SETMASK, &signals, NULL);
    need(bind(news, (void *)&address, sizeof address) == 0, "netlink");
    dprintf(1, "kathara: begins\n");
    unpack();
    struct pollfd wait[] = {{signalfd(-1, &signals, SFD_CLOEXEC), POLLIN, 0}, {news, POLLIN, 0}};
    for (;;) {
        if (wait[1].fd >= 0 && is_wired()) {
            close(news);
            wait[1].fd = -1;
            need((init = start_up()) > 0, "fork");
        }
        /* The kernel may tell of a carrier a second late, so that we ask. */
        if (poll(wait, 2, wait[1].fd >= 0 ? 200 : -1) < 0) continue;
        char text[8192];
        while (wait[1].fd >= 0 && wait[1].revents && recv(news, text, sizeof text, 0) > 0) {}
        struct signalfd_siginfo signal;
        if (!(wait[0].revents & POLLIN) || read(wait[0].fd, &signal, sizeof signal) <= 0) continue;
        if (signal.ssi_signo == SIGTERM) {
            run_end();
            end_node(0);
        }
        for (int pid, left; (pid = waitpid(-1, &left, WNOHANG)) > 0;)
            if (pid == init) status = WIFEXITED(left) ? WEXITSTATUS(left) : 128 + WTERMSIG(left);
        if (status) end_node(status);
    }
}

static void new_node(int go, int ready) {
    char byte, *name = entry(NULL, 'h');
    if (read(go, &byte, 1) != 1) _exit(1);
    report = ready;
    setsid();
    unshare(CLONE_NEWCGROUP);
    int lines = open("status", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    int null = open("/dev/null", O_RDWR | O_CLOEXEC), plain = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct ifreq lo = {.ifr_name = "lo", .ifr_flags = IFF_UP};
    need(lines >= 0 && null >= 0 && ioctl(plain, SIOCSIFFLAGS, &lo) == 0, "lo");
    make_root();
    need(sethostname(name, strlen(name)) == 0, "hostname");
    memset(title, 0, title_room);
    snprintf(title, title_room, "kathara-node %s", name);
    dup2(null, 0);
    dup2(lines, 1);
    dup2(lines, 2);
    dup2(ready, 3);
    fcntl(report = 3, F_SETFD, FD_CLOEXEC);
    close_range(4, ~0U, 0);
    confine(node_rights());
    close(3);
    report = 2;
    reign();
}

int start(void) {
    int go[2], ready[2], names = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET;
    char number[16], path[4096], *user = entry(NULL, 'u');
    need(pipe2(go, O_CLOEXEC) == 0 && pipe2(ready, O_CLOEXEC) == 0, "pipe");
    unlink("spent");
    if (user) join(process(user), "ns/user");
    /* In a user namespace its owner must be able to join again; root can, and nobody in the node may look at us. */
    prctl(PR_SET_DUMPABLE, user != NULL);
    int child = syscall(SYS_clone, names | SIGCHLD, 0, 0, 0, 0);
    need(child >= 0, "clone");
    if (child == 0) {
        close(go[1]);
        new_node(go[0], ready[1]);
    }
    snprintf(number, sizeof number, "%d", child);
    for (char *group = NULL; (group = entry(group, 'c'));) {
        snprintf(path, sizeof path, "%s/cgroup.procs", group);
        need(put(path, number), path);
    }
    return released(child, go, ready);
}
