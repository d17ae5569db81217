/* Commands in nodes and fabrics, with a terminal or without. */
#include "kathara.h"
#include <linux/capability.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>

enum { MOST_KEYS = 1 << 16, GRACE = 1000 };

/* A command that runs, and its terminal, if it has one. */
struct running {
    int child, master, keys_open, length, written, ended, left;
    long long deadline;
    char keys[MOST_KEYS];
};

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static void end(struct running *r) {
    if (r->deadline) return;
    kill(-r->child, r->master < 0 ? SIGINT : SIGHUP);
    r->deadline = now() + GRACE;
    r->keys_open = 0;
}

static int read_whole(void *into, int size) {
    for (int got = 0, more; got < size; got += more)
        if ((more = read(0, (char *)into + got, size - got)) <= 0) return 0;
    return 1;
}

/* Keys come in frames, each with a length: d and data, s and a size, e for the end of the user's input. */
static void read_frame(struct running *r) {
    unsigned char head[3], *size = (unsigned char *)r->keys;
    r->written = r->length = 0;
    if (!read_whole(head, 3) || !read_whole(r->keys, head[1] << 8 | head[2])) end(r); /* the shell is gone */
    else if (head[0] == 's') {
        struct winsize window = {.ws_col = size[0] << 8 | size[1], .ws_row = size[2] << 8 | size[3]};
        ioctl(r->master, TIOCSWINSZ, &window);
    } else if (head[0] == 'e') r->keys[r->length++] = 4;
    else r->length = head[1] << 8 | head[2];
}

static void show(struct running *r) {
    static char shown[1 << 14];
    int got = read(r->master, shown, sizeof shown);
    if (got <= 0 && errno != EAGAIN) {
        close(r->master);
        r->master = -1;
        r->keys_open = 0;
    }
    for (int at = 0, more; at < got; at += more)
        if ((more = write(1, shown + at, got - at)) <= 0) _exit(141);
}

/* Waits for a command, passes its terminal on, and ends its group when we are told to end or nobody is there. */
static int supervise(int child, int master) {
    static struct running r;
    sigset_t signals;
    sigfillset(&signals);
    r.child = child;
    r.master = master;
    r.keys_open = master >= 0;
    int told = signalfd(-1, &signals, SFD_CLOEXEC);
    for (;;) {
        if (!r.ended && waitpid(child, &r.left, WNOHANG) == child) r.ended = 1;
        if (r.ended && r.master < 0) break;
        int pending = r.written < r.length;
        struct pollfd wait[] = {{told, POLLIN, 0},
            {r.master, (short)(POLLIN | (pending ? POLLOUT : 0)), 0}, {r.keys_open && !pending ? 0 : -1, POLLIN, 0}};
        int found = poll(wait, 3, r.ended || r.deadline ? 50 : -1);
        if (r.ended && found == 0) break; /* what it left in the background may keep the terminal */
        if (r.deadline && now() > r.deadline) kill(-child, SIGKILL);
        struct signalfd_siginfo signal;
        if (wait[0].revents && read(told, &signal, sizeof signal) > 0
            && (signal.ssi_signo == SIGTERM || signal.ssi_signo == SIGINT || signal.ssi_signo == SIGHUP)) end(&r);
        if (wait[2].revents) read_frame(&r);
        if (wait[1].revents & POLLOUT) {
            int more = write(r.master, r.keys + r.written, r.length - r.written);
            if (more > 0) r.written += more;
        }
        if (wait[1].revents & (POLLIN | POLLHUP)) show(&r);
    }
    return WIFEXITED(r.left) ? WEXITSTATUS(r.left) : 128 + WTERMSIG(r.left);
}

static int terminal_of(const char *size, char *slave, size_t room) {
    int columns = 80, rows = 24, number, lock = 0, master = open("/dev/pts/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    sscanf(size, "%dx%d", &columns, &rows);
    struct winsize window = {.ws_col = columns, .ws_row = rows};
    need(master >= 0 && ioctl(master, TIOCGPTN, &number) == 0 && ioctl(master, TIOCSPTLCK, &lock) == 0, "/dev/pts/ptmx");
    ioctl(master, TIOCSWINSZ, &window);
    snprintf(slave, room, "/dev/pts/%d", number);
    return master;
}

/* What a command has used of the processor is counted by nobody where there are no control groups: it is written down. */
static void note_time(int spent) {
    struct rusage used;
    if (spent < 0 || getrusage(RUSAGE_CHILDREN, &used) != 0) return;
    long long micros = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000LL + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
    dprintf(spent, "%lld\n", micros * sysconf(_SC_CLK_TCK) / 1000000);
}

/* Runs words as a session of its own with these rights; GROUPS are the open cgroup.procs of a node, or SPENT a file. */
static int command(char **words, const char *size, rights_t rights, const int *groups, int spent) {
    char slave[32], byte, number[16];
    int go[2], master = size ? terminal_of(size, slave, sizeof slave) : -1;
    sigset_t signals;
    sigfillset(&signals);
    sigprocmask(SIG_SETMASK, &signals, NULL);
    need(pipe2(go, O_CLOEXEC) == 0, "pipe");
    int child = fork();
    need(child >= 0, "fork");
    if (child > 0) {
        snprintf(number, sizeof number, "%d", child);
        for (; *groups >= 0; groups++)
            if (write(*groups, number, strlen(number)) < 0) {
                kill(child, SIGKILL);
                die("cgroup.procs");
            }
        need(write(go[1], "g", 1) == 1, "go");
        int status = supervise(child, master);
        note_time(spent);
        return status;
    }
    close(go[1]);
    if (read(go[0], &byte, 1) != 1) _exit(1);
    setsid();
    if (size) {
        int terminal = open(slave, O_RDWR);
        need(terminal >= 0 && ioctl(terminal, TIOCSCTTY, 0) == 0, slave);
        for (int fd = 0; fd < 3; fd++) dup2(terminal, fd);
    }
    close_range(3, ~0U, 0);
    confine(rights);
    run(words, size != NULL);
}

int in_node(const char *size, char **words) {
    char path[4096];
    int groups[16], count = 0, proc = process(".");
    rights_t rights = node_rights();
    for (char *group = NULL; (group = entry(group, 'c')) && count < 15;) {
        snprintf(path, sizeof path, "%s/cgroup.procs", group);
        groups[count] = open(path, O_WRONLY | O_CLOEXEC);
        need(groups[count++] >= 0, path);
    }
    groups[count] = -1;
    int spent = count ? -1 : open("spent", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    join(proc, in_user("ns/user ns/mnt ns/uts ns/ipc ns/net ns/cgroup ns/pid"));
    prctl(PR_SET_DUMPABLE, 0);
    if (chdir("/root") != 0) need(chdir("/") == 0, "/");
    return command(words, strcmp(size, "-") ? size : NULL, rights, groups, spent);
}

int in_fabric(const char *dir, char **words) {
    rights_t rights = 1ULL << CAP_NET_ADMIN | 1ULL << CAP_NET_RAW | 1ULL << CAP_SETUID | 1ULL << CAP_SETGID;
    join(process(dir), geteuid() ? "ns/user ns/mnt ns/net" : "ns/mnt ns/net");
    return command(words, NULL, rights, (int[]){-1}, -1);
}
