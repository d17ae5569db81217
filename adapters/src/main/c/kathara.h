/* What the parts of kathara-node share. */
#ifndef KATHARA_H
#define KATHARA_H
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long long rights_t;

/* The process of the node or fabric that was opened last, as this machine counts. */
extern int first_process;
/* What ps(1) shows of us, and its room. */
extern char *title;
extern size_t title_room;
/* Where what went wrong is said. */
extern int report;

void die(const char *what) __attribute__((noreturn));
void need(int ok, const char *what);

/* Reads DIR/spec, and the filter it names, and goes to DIR. */
void read_spec(const char *dir);
/* The next entry of this kind after one that was found, or the first; NULL when there is none. */
char *entry(char *after, char kind);

/* Reads a whole small file; -1 when it cannot be read. */
ssize_t slurp(int folder, const char *name, char *into, size_t room);
int put(const char *file, const char *text);

/* Opens /proc/PID of the process whose mark is DIR/process; ends when it does not run. */
int process(const char *dir);
/* Lets a child that waits go on once it has its mark, and tells whether all went well with it. */
int released(int child, int go[2], int ready[2]);
/* Joins namespaces of an open process, such as "ns/mnt ns/net". */
void join(int proc, const char *names);
/* Without ns/user, which comes first, for a node that has none of its own. */
const char *in_user(const char *names);

/* The rights of a node, from its spec. */
rights_t node_rights(void);
/* Takes away, for good, every other right and, where the spec has a filter, every system call that a node must not have. */
void confine(rights_t rights);
/* Becomes a command, with the environment of the spec. */
void run(char **words, int terminal) __attribute__((noreturn));

/* Carries out one mode with its words; NULL ends them. */
int perform(char **words);

int serve(void);
int start(void);
int hold(const char *dir, const char *flag, char **map);
int as_user(char **map);
int in_fabric(const char *dir, char **words);
int in_node(const char *size, char **words);

#endif
