/*
 * A native exporter that gets wrong what a C compiler lets it. Macros change its
 * table, and the option `deed` says what it does.
 */
#include <stdlib.h>

#include "kinograph_exporter.h"

#ifndef SYMBOL
#define SYMBOL kinograph_exporter
#endif
#ifndef MAGIC
#define MAGIC KINOGRAPH_EXPORTER_MAGIC
#endif
#ifndef VERSION
#define VERSION KINOGRAPH_EXPORTER_VERSION
#endif
#ifndef SIZE
#define SIZE sizeof(KinographExporter)
#endif
#ifndef NAME
#define NAME KINOGRAPH_TEXT("hostile C")
#endif
#ifndef EXTENSIONS
#define EXTENSIONS KINOGRAPH_TEXT("bad")
#endif
#ifndef TAKES
#define TAKES (KINOGRAPH_TAKES_STILLS | KINOGRAPH_TAKES_MOVING)
#endif
#ifndef NEEDS
#define NEEDS 0
#endif
#ifndef BEGIN
#define BEGIN begin
#endif
#ifndef RELEASE
#define RELEASE release
#endif

/* How often the state of an output was freed, and how often it was made. */
KINOGRAPH_EXPORT int32_t begun = 0;
KINOGRAPH_EXPORT int32_t released = 0;

typedef struct State {
    char deed[32];
} State;

static int is(const State *state, const char *deed)
{
    return strcmp(state->deed, deed) == 0;
}

static int32_t begin(const KinographHost *host, const KinographInfo *info, void **out)
{
    const char *deed = kinograph_option(info, "deed");
    State *state;

    if (deed != NULL && strcmp(deed, "refuse") == 0) {
        return kinograph_fail(host, "it does not want to");
    }
    state = calloc(1, sizeof *state);
    if (deed != NULL) {
        strncpy(state->deed, deed, sizeof state->deed - 1);
    }
    begun++;
    *out = state;
    return KINOGRAPH_OK;
}

/* Fails with a text of so many bytes. */
static int32_t fail_at_length(const KinographHost *host, size_t length, char byte)
{
    char *text = malloc(length);
    int32_t status;
    memset(text, byte, length);
    status = host->fail(host->context, text, length);
    free(text);
    return status;
}

static int32_t frame(const KinographHost *host, void *data, const KinographFrame *frame)
{
    State *state = data;
    int i;

    if (is(state, "nothing")) {
        return KINOGRAPH_OK;
    }
    if (is(state, "null bytes")) {
        return host->write(host->context, NULL, 7);
    }
    if (is(state, "wild length")) {
        return host->write(host->context, frame->rgba, (size_t)-1);
    }
    if (is(state, "go back")) {
        return host->write_at(host->context, 0, "x", 1);
    }
    kinograph_write(host, "part of it", 10);
    if (is(state, "silent")) {
        return 7;
    }
    if (is(state, "no text")) {
        host->fail(host->context, NULL, 100);
        return KINOGRAPH_FAILED;
    }
    if (is(state, "not text")) {
        return kinograph_fail(host, "caf\xe9 \x1b[2J\nend");
    }
    if (is(state, "huge text")) {
        return fail_at_length(host, 1 << 20, 'x');
    }
    if (is(state, "says and goes on")) {
        kinograph_fail(host, "it failed after all");
        return KINOGRAPH_OK;
    }
    if (is(state, "late") && frame->index == 2) {
        return kinograph_fail(host, "the third frame is too much");
    }
    if (is(state, "deaf")) {
        /* Goes on whatever it is told, for a gigabyte. */
        for (i = 0; i < 16384; i++) {
            static const char block[65536] = { 0 };
            kinograph_write(host, block, sizeof block);
        }
    }
    return KINOGRAPH_OK;
}

static int32_t finish(const KinographHost *host, void *state)
{
    return is(state, "no end") ? kinograph_fail(host, "it has no end") : KINOGRAPH_OK;
}

static void release(void *state)
{
    free(state);
    released++;
}

extern KINOGRAPH_EXPORT const KinographExporter SYMBOL;

const KinographExporter SYMBOL = {
    MAGIC,
    VERSION,
    SIZE,
    NAME,
    KINOGRAPH_TEXT("what must not be done"),
    EXTENSIONS,
    TAKES,
    NEEDS,
    BEGIN,
    frame,
    finish,
    RELEASE,
};
