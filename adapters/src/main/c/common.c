/* Specs, marks, namespaces and rights. */
#include "kathara.h"
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

int report = 2, first_process;
char *title;
size_t title_room;
static char spec[1 << 20];
static size_t spec_length;
static struct sock_fprog filter;

void die(const char *what) {
    dprintf(report, "%s: %s\n", what, errno ? strerror(errno) : "not understood");
    _exit(1);
}

void need(int ok, const char *what) {
    if (!ok) die(what);
}

char *entry(char *after, char kind) {
    for (char *at = after ? after + strlen(after) + 1 : spec; at < spec + spec_length; at += strlen(at) + 1)
        if (*at == kind) return at + 1;
    return NULL;
}

ssize_t slurp(int folder, const char *name, char *into, size_t room) {
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return -1;
    ssize_t length = 0, got;
    while ((got = read(fd, into + length, room - 1 - length)) > 0) length += got;
    close(fd);
    into[length] = 0;
    return length;
}

int put(const char *file, const char *text) {
    int fd = open(file, O_WRONLY | O_CLOEXEC);
    int ok = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    int error = errno;
    if (fd >= 0) close(fd);
    errno = error;
    return ok;
}

void read_spec(const char *dir) {
    static char program[1 << 15];
    need(chdir(dir) == 0, dir);
    ssize_t length = slurp(AT_FDCWD, "spec", spec, sizeof spec);
    need(length >= 0, "spec");
    spec_length = length;
    char *file = entry(NULL, 'f');
    if (!file) return;
    length = slurp(AT_FDCWD, file, program, sizeof program);
    need(length > 0, file);
    filter = (struct sock_fprog){.len = length / sizeof(struct sock_filter), .filter = (void *)program};
}

/* When a process began, in ticks; -1 when it has ended. */
static long long began(int proc) {
    char text[2048];
    if (slurp(proc, "stat", text, sizeof text) <= 0) return -1;
    char *at = strrchr(text, ')');
    if (!at || at[2] == 'Z' || at[2] == 'X') return -1;
    for (int field = 3; at && field <= 22; field++) at = strchr(at + 1, ' ');
    return at ? atoll(at + 1) : -1;
}

static void boot_id(char *into) {
    slurp(AT_FDCWD, "/proc/sys/kernel/random/boot_id", into, 40);
    into[strcspn(into, "\n")] = 0;
}

int process(const char *dir) {
    char path[4096], text[256] = "", boot[40] = "", now[40] = "";
    long long start = 0;
    snprintf(path, sizeof path, "%s/process", dir);
    slurp(AT_FDCWD, path, text, sizeof text);
    boot_id(now);
    int read = sscanf(text, "%d %lld %39s", &first_process, &start, boot);
    errno = ESRCH;
    need(read == 3 && !strcmp(boot, now), dir);
    snprintf(path, sizeof path, "/proc/%d", first_process);
    int proc = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    need(proc >= 0 && began(proc) == start, dir);
    return proc;
}

static void mark(int pid) {
    char path[64], boot[40] = "";
    snprintf(path, sizeof path, "/proc/%d", pid);
    int proc = open(path, O_PATH | O_CLOEXEC);
    int fd = open("process.new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    boot_id(boot);
    need(fd >= 0 && dprintf(fd, "%d %lld %s\n", pid, began(proc), boot) > 0, "process.new");
    need(rename("process.new", "process") == 0, "process");
    close(fd);
    close(proc);
}

int released(int child, int go[2], int ready[2]) {
    char words[1024];
    ssize_t length = 0, got;
    close(ready[1]);
    mark(child);
    need(write(go[1], "g", 1) == 1, "go");
    while ((got = read(ready[0], words + length, sizeof words - length)) > 0) length += got;
    if (length == 0) return 0;
    if (write(2, words, length) < 0) errno = 0;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    unlink("process");
    return 1;
}

void join(int proc, const char *names) {
    int fds[8], count = 0;
    char all[64], *rest = NULL;
    snprintf(all, sizeof all, "%s", names);
    for (char *name = strtok_r(all, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
        fds[count] = openat(proc, name, O_RDONLY | O_CLOEXEC);
        need(fds[count++] >= 0, name);
    }
    for (int i = 0; i < count; i++) {
        need(setns(fds[i], 0) == 0, "setns");
        close(fds[i]);
    }
    close(proc);
}

const char *in_user(const char *names) {
    return entry(NULL, 'u') ? names : names + strlen("ns/user ");
}

rights_t node_rights(void) {
    char *rights = entry(NULL, 'b');
    errno = 0;
    need(rights && filter.len, "spec");
    return strtoull(rights, NULL, 16);
}

/* The limits that the node's lab asks for: NUMBER=SOFT:HARD, -1 for none. */
static void limit(void) {
    for (char *text = NULL; (text = entry(text, 'r'));) {
        int number;
        long long soft, hard;
        need(sscanf(text, "%d=%lld:%lld", &number, &soft, &hard) == 3, text);
        struct rlimit both = {soft < 0 ? RLIM_INFINITY : (rlim_t)soft, hard < 0 ? RLIM_INFINITY : (rlim_t)hard};
        need(setrlimit(number, &both) == 0, "a limit that the lab sets");
    }
}

/* Where there is a single id, no program can become another user, nor give files away; whoever wants to, as tcpdump and
 * most daemons do, is told that it is done, and stays what it is. */
static const short changes_of_id[] = {SYS_setgroups, SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setregid, SYS_setresuid,
    SYS_setresgid, SYS_setfsuid, SYS_setfsgid, SYS_fchown, SYS_fchownat,
#ifdef SYS_chown
    SYS_chown, SYS_lchown
#endif
};

static void pretend_changes_of_id(void) {
    enum { COUNT = sizeof changes_of_id / sizeof *changes_of_id };
    struct sock_filter lines[COUNT + 3] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr))};
    struct sock_fprog pretence = {.len = COUNT + 3, .filter = lines};
    for (int i = 0; i < COUNT; i++)
        lines[1 + i] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, changes_of_id[i], COUNT - i, 0);
    lines[COUNT + 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    lines[COUNT + 2] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO);
    need(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
    need(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &pretence) == 0, "seccomp");
}

void confine(rights_t rights) {
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur > 1024) {
        files.rlim_cur = 1024;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    limit();
    if (setgroups(0, NULL) != 0) {
        need(errno == EPERM, "setgroups");
        pretend_changes_of_id();
    }
    for (int right = 0; prctl(PR_CAPBSET_READ, right) >= 0; right++)
        if (!(rights >> right & 1)) need(prctl(PR_CAPBSET_DROP, right) == 0, "bounding set");
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct data[2] = {{rights, rights, 0}, {rights >> 32, rights >> 32, 0}};
    need(syscall(SYS_capset, &header, data) == 0, "capset");
    if (!filter.len) return;
    need(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
    need(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0, "seccomp");
}

void run(char **words, int terminal) {
    static char *environment[1024];
    int count = 0;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    umask(022);
    if (terminal) environment[count++] = "TERM=xterm-256color";
    for (char *e = NULL; (e = entry(e, 'e')) && count < 1023;) environment[count++] = e;
    if (entry(NULL, 'e')) environ = environment;
    execvp(words[0], words);
    dprintf(2, "%s: %s\n", words[0], strerror(errno));
    _exit(errno == ENOENT ? 127 : 126);
}
