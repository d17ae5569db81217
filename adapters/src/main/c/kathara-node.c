/*
 * Makes, enters and ends the nodes of the native platform. A node is a set of namespaces with an overlay root, held by
 * this program as its first process: it runs startup.sh, reaps, and ends the node on SIGTERM. A fabric is a network
 * namespace. What a node shall be stands in DIR/spec: strings, each ended by NUL, whose first character says of what
 * kind they are (NodeSpec.java). Whose process it is stands in DIR/process: pid, start time and boot, so that a pid that
 * was used again is never taken for ours. Nothing in a node's root is run before rights and system calls have been
 * taken away. Build: cc -O2 -static -o kathara-node *.c
 *
 *     start DIR                      makes the node's namespaces and its first process
 *     hold DIR FLAG MAP...           makes a fabric; FLAG: root, or user for a user namespace too, or a DIR whose to join
 *     exec DIR SIZE WORDS...         runs a command in a node; SIZE is - or COLUMNSxROWS, which gives it a terminal
 *     wire DIR WORDS...              runs a command of the machine in a fabric
 *     user MAP... -- WORDS...        runs a command as root of a user namespace of its own
 *     sysctl DIR NAME=VALUE...       sets kernel parameters in a node's network
 *     signal DIR NUMBER              signals all processes of a node
 *     usage DIR...                   prints ticks, bytes and processes of each node
 *     check DIR                      tries what nodes need; DIR has folders lower, upper, work and root
 *     serve                          carries out what is asked for on the standard input (serve.c)
 */
#include "kathara.h"
#include <dirent.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>

static int set_parameters(char **parameters) {
    char path[512];
    join(process("."), in_user("ns/user ns/net"));
    for (; *parameters; parameters++) {
        char *value = strchr(*parameters, '=');
        need(value != NULL, *parameters);
        snprintf(path, sizeof path, "/proc/sys/%.*s", (int)(value - *parameters), *parameters);
        need(put(path, value + 1), *parameters);
    }
    return 0;
}

/* A stopped first process reaps nobody, so it is stopped last and let go first. */
static int signal_all(int number) {
    join(process("."), in_user("ns/user ns/pid"));
    if (number == SIGCONT) kill(first_process, number);
    int child = fork();
    if (child == 0) _exit(kill(-1, number) != 0 && errno != ESRCH);
    waitpid(child, NULL, 0);
    if (number == SIGSTOP) kill(first_process, number);
    return 0;
}

static void print_use(const char *dir) {
    long long ticks = 0, bytes = 0, a, b, c, d;
    int count = 0;
    char path[320], text[4096], *at;
    read_spec(dir);
    FILE *spent = fopen("spent", "re");
    while (spent && fscanf(spent, "%lld", &a) == 1) ticks += a;
    join(process("."), in_user("ns/user ns/mnt"));
    DIR *all = opendir("/proc");
    for (struct dirent *e; all && (e = readdir(all));) {
        if (e->d_name[0] < '1' || e->d_name[0] > '9') continue;
        snprintf(path, sizeof path, "/proc/%s/stat", e->d_name);
        if (slurp(AT_FDCWD, path, text, sizeof text) <= 0 || !(at = strrchr(text, ')'))) continue;
        count++;
        if (sscanf(at + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lld %lld %lld %lld", &a, &b, &c, &d) == 4)
            ticks += a + b + c + d;
        snprintf(path, sizeof path, "/proc/%s/smaps_rollup", e->d_name);
        if (slurp(AT_FDCWD, path, text, sizeof text) > 0 && (at = strstr(text, "Pss:"))) bytes += atoll(at + 4) * 1024;
    }
    printf("%lld %lld %d\n", ticks, bytes, count);
}

static int usage(char **dirs) {
    for (; *dirs; dirs++) {
        int child = fork(), left = 1;
        if (child == 0) {
            report = open("/dev/null", O_WRONLY);
            print_use(*dirs);
            exit(0);
        }
        waitpid(child, &left, 0);
        if (left) puts("-");
        fflush(stdout);
    }
    return 0;
}

static int check(const char *dir) {
    int user = geteuid() ? CLONE_NEWUSER : 0;
    char uid[32], gid[32];
    snprintf(uid, sizeof uid, "0 %d 1", (int)geteuid());
    snprintf(gid, sizeof gid, "0 %d 1", (int)getegid());
    const char *options = user ? "lowerdir=lower,upperdir=upper,workdir=work,userxattr" : "lowerdir=lower,upperdir=upper,workdir=work";
    need(chdir(dir) == 0, dir);
    need(unshare(user | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID) == 0, "namespaces");
    need(!user || (put("/proc/self/setgroups", "deny") && put("/proc/self/uid_map", uid) && put("/proc/self/gid_map", gid)),
        "ids of a user namespace");
    need(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0, "a mount namespace");
    need(mount("kathara", "root", "overlay", 0, options) == 0, "an overlay");
    need(mount("sysfs", "/sys", "sysfs", 0, NULL) == 0, "sysfs");
    int child = fork(), left = 1;
    if (child == 0) {
        need(mount("proc", "root", "proc", 0, NULL) == 0, "proc");
        _exit(0);
    }
    waitpid(child, &left, 0);
    return left != 0;
}

int perform(char **words) {
    int count = 0;
    while (words[count]) count++;
    const char *mode = count > 0 ? words[0] : "", *dir = count > 1 ? words[1] : "";
    if (!strcmp(mode, "check")) return check(dir);
    if (!strcmp(mode, "user")) return as_user(words + 1);
    if (!strcmp(mode, "usage")) return usage(words + 1);
    if (!strcmp(mode, "wire") && count > 2) return in_fabric(dir, words + 2);
    if (!strcmp(mode, "hold") && count > 2) return hold(dir, words[2], words + 3);
    read_spec(dir);
    if (!strcmp(mode, "start")) return start();
    if (!strcmp(mode, "exec") && count > 3) return in_node(words[2], words + 3);
    if (!strcmp(mode, "sysctl")) return set_parameters(words + 2);
    if (!strcmp(mode, "signal") && count > 2) return signal_all(atoi(words[2]));
    errno = 0;
    die("words");
}

int main(int count, char **words) {
    title = words[0];
    title_room = words[count - 1] + strlen(words[count - 1]) - title;
    close_range(3, ~0U, 0);
    return count == 2 && !strcmp(words[1], "serve") ? serve() : perform(words + 1);
}
