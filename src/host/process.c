/*
 * process.c: a child process, three pipes and one poll loop.
 *
 * The loop never blocks on one stream, since the child may write before it has read all of its
 * input. It wakes up every PROCESS_TICK to test the stop flag and the deadline.
 */
#define _GNU_SOURCE /* pipe2 */
#include "host/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "host/spawn.h"

enum {
    PROCESS_TICK = 50,         /* milliseconds between two tests of the stop flag */
    PROCESS_PIECE = 64 * 1024, /* bytes read at once */
};

/* The child's standard streams, by their descriptors in the child. */
enum { CHILD_IN, CHILD_OUT, CHILD_ERR };

typedef struct Process {
    const ProcessJob *job;
    ProcessResult *result;
    pid_t pid;
    int ours[SPAWN_STREAMS];   /* our ends of the pipes; -1: closed */
    int theirs[SPAWN_STREAMS]; /* the child's ends, open until it has started */
    size_t fed;                /* bytes of the input written so far */
    bool cut_off;              /* reading an output stream has failed */
    double started, deadline;
} Process;

double process_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void process_close(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void process_close_all(int fds[SPAWN_STREAMS])
{
    for (int i = 0; i < SPAWN_STREAMS; i++)
        process_close(&fds[i]);
}

/* Moves a descriptor above the standard ones. If we were started with a standard stream closed, a
   pipe may have its number, and the dup2 calls of the child would overwrite it. */
static bool process_lift(int *fd)
{
    if (*fd > STDERR_FILENO)
        return true;
    int lifted = fcntl(*fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int error = errno;
    close(*fd);
    *fd = lifted;
    errno = error;
    return lifted >= 0;
}

static bool process_open_pipe(int *reader, int *writer)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    *reader = ends[0];
    *writer = ends[1];
    return process_lift(reader) && process_lift(writer);
}

/* Only our ends are non-blocking: the child may rely on blocking ones. */
static bool process_open_pipes(Process *p)
{
    if (!process_open_pipe(&p->theirs[CHILD_IN], &p->ours[CHILD_IN]) ||
        !process_open_pipe(&p->ours[CHILD_OUT], &p->theirs[CHILD_OUT]) ||
        !process_open_pipe(&p->ours[CHILD_ERR], &p->theirs[CHILD_ERR]))
        return false;
    for (int i = 0; i < SPAWN_STREAMS; i++)
        if (fcntl(p->ours[i], F_SETFL, O_NONBLOCK) != 0)
            return false;
    return true;
}

/* Starts the child. 0, or errno. */
static int process_start(Process *p)
{
    return process_open_pipes(p) ? spawn_start(&p->pid, p->job->argv, p->theirs) : errno;
}

/* Writes as much of the input as the pipe accepts, and closes it after the last byte. If the child
   has closed its end, the rest is dropped; its exit status tells whether that was an error. */
static void process_feed(Process *p)
{
    const ProcessJob *job = p->job;
    while (p->fed < job->input_size) {
        ssize_t n = write(p->ours[CHILD_IN], job->input + p->fed, job->input_size - p->fed);
        if (n < 0 && errno == EAGAIN)
            return;
        if (n < 0 && errno != EINTR)
            break;
        if (n > 0)
            p->fed += (size_t)n;
    }
    process_close(&p->ours[CHILD_IN]);
}

/* Reads one piece of the child's output. False if it exceeds `max` bytes in total; the excess is
   dropped. */
static bool process_take(Process *p, int stream, Buf *into, size_t max)
{
    char piece[PROCESS_PIECE];
    ssize_t n = read(p->ours[stream], piece, sizeof piece);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    if (n <= 0) {
        p->cut_off |= n < 0; /* the output is incomplete */
        process_close(&p->ours[stream]);
        return true;
    }
    size_t room = max - into->len;
    buf_put(into, piece, (size_t)n < room ? (size_t)n : room);
    return (size_t)n <= room;
}

/* Must the child be killed? Then result->end is the reason. */
static bool process_must_end(Process *p)
{
    ProcessResult *result = p->result;
    double now = process_clock();
    if (p->job->waiting)
        p->job->waiting(p->job->ctx, now - p->started);
    if (p->job->stop && *p->job->stop)
        result->end = PROCESS_STOPPED;
    else if (p->deadline > 0 && now >= p->deadline)
        result->end = PROCESS_TIMED_OUT;
    else if (result->out.failed || result->err.failed)
        result->end = PROCESS_NO_MEMORY;
    else
        return false;
    return true;
}

/* Waits for the streams, one tick at most, and moves bytes. False if the child wrote too much. */
static bool process_move(Process *p)
{
    struct pollfd polls[SPAWN_STREAMS];
    for (int i = 0; i < SPAWN_STREAMS; i++)
        polls[i] = (struct pollfd){.fd = p->ours[i], .events = i == CHILD_IN ? POLLOUT : POLLIN};
    if (poll(polls, SPAWN_STREAMS, PROCESS_TICK) <= 0)
        return true;
    if (polls[CHILD_IN].revents)
        process_feed(p);
    if (polls[CHILD_ERR].revents)
        process_take(p, CHILD_ERR, &p->result->err, PROCESS_MAX_ERR);
    if (polls[CHILD_OUT].revents && !process_take(p, CHILD_OUT, &p->result->out, p->job->max_out)) {
        p->result->end = PROCESS_TOO_LARGE;
        return false;
    }
    return true;
}

/* True when the child has closed its output streams; false if it must be killed. */
static bool process_converse(Process *p)
{
    while (p->ours[CHILD_OUT] >= 0 || p->ours[CHILD_ERR] >= 0)
        if (!process_move(p) || process_must_end(p))
            return false;
    process_close(&p->ours[CHILD_IN]);
    return true;
}

/* Waits for the end of the child. That mostly follows the closing of its streams at once, so the
   first pauses are short. False if it must be killed. */
static bool process_wait(Process *p, int *status)
{
    int pause = 1;
    pid_t ended;
    while ((ended = waitpid(p->pid, status, WNOHANG)) != p->pid) {
        if (ended < 0 && errno != EINTR)
            break; /* it has been reaped elsewhere */
        if (process_must_end(p))
            return false;
        poll(NULL, 0, pause);
        pause = pause * 2 < PROCESS_TICK ? pause * 2 : PROCESS_TICK;
    }
    return true;
}

static void process_kill(Process *p, int *status)
{
    kill(-p->pid, SIGKILL);
    while (waitpid(p->pid, status, 0) < 0 && errno == EINTR)
        continue;
}

/* Serves a started child until it has ended. */
static void process_attend(Process *p)
{
    int status = 0;
    if (!process_converse(p) || !process_wait(p, &status)) {
        process_kill(p, &status);
        return;
    }
    bool signalled = WIFSIGNALED(status);
    p->result->end = p->cut_off ? PROCESS_CUT_OFF : signalled ? PROCESS_SIGNALLED : PROCESS_EXITED;
    p->result->code = signalled ? WTERMSIG(status) : WEXITSTATUS(status);
}

/* Call it with SIGPIPE blocked. */
static void process_run_blocked(ProcessResult *result, const ProcessJob *job)
{
    Process p = {.job = job, .result = result, .ours = {-1, -1, -1}, .theirs = {-1, -1, -1}};
    p.started = process_clock();
    if (job->max_seconds > 0)
        p.deadline = p.started + job->max_seconds;
    int error = process_start(&p);
    process_close_all(p.theirs);
    if (error) {
        result->end = PROCESS_NOT_STARTED;
        result->code = error;
    } else {
        process_attend(&p);
    }
    process_close_all(p.ours);
}

/* SIGPIPE, raised if the child does not read its input, would end us. So it is blocked, and if it
   is pending afterwards, it is consumed before it is unblocked. */
void process_run(ProcessResult *result, Mem *mem, const ProcessJob *job)
{
    *result = (ProcessResult){.end = PROCESS_EXITED};
    buf_init(&result->out, mem);
    buf_init(&result->err, mem);
    sigset_t pipe_signal, before, pending;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    sigpending(&pending);
    bool was_pending = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
    process_run_blocked(result, job);
    sigpending(&pending);
    int taken;
    if (!was_pending && sigismember(&pending, SIGPIPE) == 1)
        sigwait(&pipe_signal, &taken);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void process_result_done(ProcessResult *result)
{
    buf_done(&result->out);
    buf_done(&result->err);
}
