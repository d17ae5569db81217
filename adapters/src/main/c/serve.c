/*
 * Many requests, one program: what is asked for on the standard input is carried out in processes that are forked from
 * this small one, which costs a fraction of starting a program anew from a large one.
 */
#include "kathara.h"
#include <endian.h>
#include <stdint.h>
#include <sys/wait.h>

enum { MOST_WORDS = 1024, ANSWER = 4096 }; /* a pipe takes an answer whole (PIPE_BUF, pipe(7)) */

static int whole(void *into, size_t size) {
    for (size_t got = 0; got < size;) {
        ssize_t more = read(0, (char *)into + got, size - got);
        if (more <= 0) return 0;
        got += more;
    }
    return 1;
}

/* Carries one request out, and answers: number, status, length of what was said (as the requests, big endian), and that. */
static void attend(uint32_t number, char **words) __attribute__((noreturn));
static void attend(uint32_t number, char **words) {
    struct {
        uint32_t number, status, length;
        char text[ANSWER - 12];
    } answer;
    int said[2], left = 0, null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    signal(SIGCHLD, SIG_DFL);
    need(pipe2(said, O_CLOEXEC) == 0, "pipe");
    int child = fork();
    if (child == 0) {
        dup2(null, 0);
        dup2(said[1], 1);
        dup2(said[1], 2);
        close_range(3, ~0U, 0);
        exit(perform(words));
    }
    close(said[1]);
    size_t length = 0;
    char rest[512], *into = answer.text;
    for (ssize_t got; (got = read(said[0], into, into == rest ? sizeof rest : sizeof answer.text - length)) > 0;) {
        if (into != rest) length += got;
        into = length < sizeof answer.text ? answer.text + length : rest;
    }
    if (child < 0 || waitpid(child, &left, 0) != child) left = 1 << 8;
    answer.number = htobe32(number);
    answer.status = htobe32(WIFEXITED(left) ? WEXITSTATUS(left) : 128 + WTERMSIG(left));
    answer.length = htobe32(length);
    _exit(write(1, &answer, 12 + length) != (ssize_t)(12 + length));
}

/* Each request: number and length of its words, both 32 bits, big endian; then the words, each ended by NUL. */
int serve(void) {
    static char text[1 << 20];
    uint32_t head[2];
    setsid(); /* keys of a terminal are not for us */
    signal(SIGCHLD, SIG_IGN);
    while (whole(head, sizeof head)) {
        size_t length = be32toh(head[1]);
        need(length > 0 && length <= sizeof text && whole(text, length) && text[length - 1] == 0, "a request");
        char *words[MOST_WORDS + 1];
        int count = 0;
        for (char *at = text; at < text + length && count < MOST_WORDS; at += strlen(at) + 1) words[count++] = at;
        words[count] = NULL;
        int child = fork();
        need(child >= 0, "fork");
        if (child == 0) attend(be32toh(head[0]), words);
    }
    return 0;
}
