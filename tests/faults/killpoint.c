// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/* Loaded before a program (LD_PRELOAD): kills it just before its nth call that changes what lies under a path.
 *
 *   KILLPOINT_PREFIX  how the paths begin that count
 *   KILLPOINT_AT      which call is the last; 0 or none: the program runs to its end
 *   KILLPOINT_TORN    the last call, if it writes more than a page of the kernel's, writes the first of them: what
 *                     SIGKILL does to a write that is going on
 *   KILLPOINT_LOG     a file that gets a line for each call
 */

enum { kernelPage = 4096 };

static atomic_long calls;

static const char *prefix(void)
{
    const char *path = getenv("KILLPOINT_PREFIX");
    return path && *path ? path : NULL;
}

static long number(const char *name)
{
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

/* Through the kernel alone: the functions of libc are ours here. */
static void note(long call, const char *what, const char *path, long size)
{
    const char *log = getenv("KILLPOINT_LOG");
    if (!log)
        return;
    const int fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    char line[4300];
    const int length = snprintf(line, sizeof line, "%ld %s %s %ld\n", call, what, path, size);
    if (fd >= 0 && length > 0) {
        syscall(SYS_write, fd, line, (size_t)length);
        syscall(SYS_close, fd);
    }
}

static void die(void)
{
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;)
        pause();
}

/* True: this is the last call, and it is to be cut in two. */
static int counts(const char *what, const char *path, long size)
{
    const char *wanted = prefix();
    if (!wanted || !path || strncmp(path, wanted, strlen(wanted)) != 0)
        return 0;
    const long call = atomic_fetch_add(&calls, 1) + 1;
    note(call, what, path, size);
    if (call != number("KILLPOINT_AT"))
        return 0;
    if (size > kernelPage && number("KILLPOINT_TORN"))
        return 1;
    die();
    return 0;
}

static int countsFile(const char *what, int fd, long size)
{
    if (!prefix())
        return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return counts(what, path, size);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count)
{
    if (countsFile("write", fd, (long)count)) {
        syscall(SYS_write, fd, bytes, kernelPage);
        die();
    }
    return REAL(write)(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset)
{
    if (countsFile("pwrite", fd, (long)count)) {
        syscall(SYS_pwrite64, fd, bytes, kernelPage, offset);
        die();
    }
    return REAL(pwrite64)(fd, bytes, count, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return pwrite64(fd, bytes, count, offset); }

int fsync(int fd)
{
    countsFile("fsync", fd, 0);
    return REAL(fsync)(fd);
}

int fdatasync(int fd)
{
    countsFile("fdatasync", fd, 0);
    return REAL(fdatasync)(fd);
}

int ftruncate64(int fd, off64_t size)
{
    countsFile("ftruncate", fd, 0);
    return REAL(ftruncate64)(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path)
{
    counts("unlink", path, 0);
    return REAL(unlink)(path);
}

int remove(const char *path)
{
    counts("unlink", path, 0);
    return REAL(remove)(path);
}

int rename(const char *from, const char *to)
{
    counts("rename", from, 0);
    return REAL(rename)(from, to);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    counts("rename", from, 0);
    return REAL(renameat2)(fromFolder, from, toFolder, to, flags);
}

int link(const char *from, const char *to)
{
    counts("link", from, 0);
    return REAL(link)(from, to);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (flags & (O_CREAT | O_TRUNC))
        counts("open", path, 0);
    return REAL(open64)(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open64(path, flags, mode);
}
