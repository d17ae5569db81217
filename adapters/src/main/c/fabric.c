/* A fabric, and the user namespace of a user's lab. */
#include "kathara.h"
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* Gives a new user namespace its ids: the caller's as root and, when MAP says them, subordinate users and groups. */
static void map_ids(int pid, char **map) {
    static const char *const kinds[] = {"uid", "gid"};
    char text[64], number[16], me[16], file[64];
    int many = map[0] && map[1] && map[2] && map[3], left = 0;
    snprintf(number, sizeof number, "%d", pid);
    for (int i = 0; i < 2; i++) {
        snprintf(me, sizeof me, "%d", i == 0 ? (int)getuid() : (int)getgid());
        if (many) {
            int child = fork();
            snprintf(file, sizeof file, "new%smap", kinds[i]);
            if (child == 0) {
                execlp(file, file, number, "0", me, "1", "1", map[2 * i], map[2 * i + 1], NULL);
                die(file);
            }
            errno = EPERM;
            need(child > 0 && waitpid(child, &left, 0) == child && left == 0, file);
            continue;
        }
        snprintf(file, sizeof file, "/proc/%d/setgroups", pid);
        if (i == 1) put(file, "deny");
        snprintf(text, sizeof text, "0 %s 1", me);
        snprintf(file, sizeof file, "/proc/%d/%s_map", pid, kinds[i]);
        need(put(file, text), file);
    }
}

static void new_fabric(int go, int ready) {
    static const char *const families[] = {"iptables", "ip6tables", "arptables", NULL};
    char byte, path[64];
    if (read(go, &byte, 1) != 1) _exit(1);
    report = ready;
    prctl(PR_SET_DUMPABLE, 1);
    setsid();
    need(mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) == 0, "/");
    need(mount("sysfs", "/sys", "sysfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) == 0, "/sys");
    put("/proc/sys/net/ipv6/conf/default/disable_ipv6", "1");
    for (const char *const *family = families; *family; family++) {
        snprintf(path, sizeof path, "/proc/sys/net/bridge/bridge-nf-call-%s", *family);
        put(path, "0");
    }
    need(chdir("/") == 0, "/");
    close_range(0, ~0U, 0);
    for (;;) pause();
}

int hold(const char *dir, const char *flag, char **map) {
    int go[2], ready[2], fresh = !strcmp(flag, "user");
    need(chdir(dir) == 0 && pipe2(go, O_CLOEXEC) == 0 && pipe2(ready, O_CLOEXEC) == 0, dir);
    if (!fresh && strcmp(flag, "root") != 0) join(process(flag), "ns/user");
    int names = CLONE_NEWNS | CLONE_NEWNET | (fresh ? CLONE_NEWUSER : 0);
    int child = syscall(SYS_clone, names | SIGCHLD, 0, 0, 0, 0);
    need(child >= 0, "clone");
    if (child == 0) {
        close(go[1]);
        new_fabric(go[0], ready[1]);
    }
    if (fresh) map_ids(child, map);
    return released(child, go, ready);
}

int as_user(char **map) {
    int go[2], left = 0;
    char byte, **words = map;
    while (*words && strcmp(*words, "--")) words++;
    errno = 0;
    need(*words && words[1] && pipe2(go, O_CLOEXEC) == 0, "user");
    *words++ = NULL;
    int child = syscall(SYS_clone, CLONE_NEWUSER | CLONE_NEWNS | SIGCHLD, 0, 0, 0, 0);
    need(child >= 0, "clone");
    if (child == 0) {
        close(go[1]);
        if (read(go[0], &byte, 1) != 1) _exit(1);
        run(words, 0);
    }
    map_ids(child, map);
    need(write(go[1], "g", 1) == 1 && waitpid(child, &left, 0) == child, "wait");
    return WIFEXITED(left) ? WEXITSTATUS(left) : 128 + WTERMSIG(left);
}
