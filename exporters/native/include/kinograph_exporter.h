/*
 * What a native exporter for Kinograph is written against, in C99 or C++.
 *
 * A native exporter is a shared library that turns frames into a format of its
 * own. It exports one symbol and no function: a constant table named
 * `kinograph_exporter`, which Kinograph reads before it calls anything. This is
 * all there is to one:
 *
 *     static int32_t frame(const KinographHost *host, void *state, const KinographFrame *frame)
 *     {
 *         ...
 *         return kinograph_write(host, bytes, length);
 *     }
 *
 *     const KinographExporter kinograph_exporter = {
 *         KINOGRAPH_EXPORTER_HEAD,
 *         KINOGRAPH_TEXT("my format"),            name
 *         KINOGRAPH_TEXT("pictures of my own"),   description
 *         KINOGRAPH_TEXT("mine my"),              extensions
 *         KINOGRAPH_TAKES_STILLS,                 takes
 *         0,                                      needs
 *         begin, frame, finish, release
 *     };
 *
 *     cc -shared -fPIC -I include -o libmine.so mine.c
 *     kinograph render shop.yaml --exporter ./libmine.so -o shop.mine
 *
 * THE RULES
 *
 * Calls. For every output: `begin` once; if it succeeds, `frame` for each frame
 * in order, then `finish`, and in any case `release` at the very end. After a
 * call that failed, and when somebody stops the work, only `release` follows.
 *
 * Memory never changes owner. What a call is given belongs to the host and is
 * valid until that call returns; copy what is needed longer. `state` belongs to
 * the exporter, and the host only hands it back.
 *
 * Output goes through `write` of the host. Kinograph writes files whole or not at
 * all: nothing is at the target until `finish` has succeeded.
 *
 * Threads. All calls for one output come from one thread. Outputs may be made at
 * the same time, each with a state of its own, so keep nothing in globals. An
 * exporter may have threads of its own; they must not call the host, and must
 * have ended when `release` returns.
 *
 * Errors. A call returns KINOGRAPH_OK or something else. To say why, call `fail`
 * before: `return kinograph_fail(host, "the encoder is busy");`. Nothing may be
 * thrown, unwound or jumped out of a call: the process would end.
 *
 * Growth. Structs of the host begin with their size, and later versions only add
 * fields at their end; the table of the exporter begins with its size for the
 * same reason. KINOGRAPH_EXPORTER_VERSION changes only when that does not do.
 */
#ifndef KINOGRAPH_EXPORTER_H
#define KINOGRAPH_EXPORTER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this contract. */
#define KINOGRAPH_EXPORTER_VERSION 1

/* What calls return. Any other value means failed, too. */
#define KINOGRAPH_OK 0
#define KINOGRAPH_FAILED 1
#define KINOGRAPH_PANICKED 2

/* UTF-8 text. A NUL byte follows texts that the host gives, so that they can be
 * used as strings; texts of the exporter need none. */
typedef struct KinographText {
    const char *data;
    size_t length; /* in bytes, without the NUL */
} KinographText;

/* Text from a string literal. */
#define KINOGRAPH_TEXT(literal) { literal, sizeof(literal) - 1 }

/* An option from the command line: --exporter-option key=value. */
typedef struct KinographOption {
    KinographText key;
    KinographText value;
} KinographOption;

/* Bits of KinographInfo.flags. */
#define KINOGRAPH_MOVES 1u  /* the frames follow each other in time */
#define KINOGRAPH_LOOPS 2u  /* the first frame follows the last, for ever */
#define KINOGRAPH_OPAQUE 4u /* every opacity in every frame is 255 */

/* What is to be made. */
typedef struct KinographInfo {
    uint32_t size;         /* of this struct in bytes */
    uint32_t width;        /* pixels in a row, at least 1 */
    uint32_t height;       /* rows, at least 1 */
    uint32_t frames;       /* how many there will be: 1 for a still picture */
    uint32_t rate_frames;  /* the rate as a fraction: so many frames ... */
    uint32_t rate_seconds; /* ... in so many seconds; both at least 1 */
    uint32_t duration_ms;  /* how long all frames take; 0 for a still picture */
    uint32_t flags;
    KinographText title; /* what the diagram is called; may be empty */
    const KinographOption *options;
    size_t option_count;
} KinographInfo;

/* One picture. */
typedef struct KinographFrame {
    uint32_t size;  /* of this struct in bytes */
    uint32_t index; /* its number, from 0 */
    /* Red, green, blue and opacity of each pixel, a byte each, in sRGB; colours
     * are not multiplied with the opacity. Rows run from top to bottom. */
    const uint8_t *rgba;
    size_t stride; /* bytes from the beginning of a row to that of the next */
} KinographFrame;

/* What the host offers. Valid during a call, on the thread of that call. */
typedef struct KinographHost {
    size_t size;   /* of this struct in bytes */
    void *context; /* the first argument of each function here */

    /* Appends bytes to the output. When it fails, so must the call; the host
     * knows why and tells it. */
    int32_t (*write)(void *context, const void *bytes, size_t length);

    /* Replaces bytes that were written before, from `offset` on, for headers that
     * are known last. Only for exporters with KINOGRAPH_NEEDS_WRITE_AT. */
    int32_t (*write_at)(void *context, uint64_t offset, const void *bytes, size_t length);

    /* Says why the call fails: UTF-8, lower case, no full stop. What is longer
     * than 4096 bytes is cut. Returns KINOGRAPH_FAILED, for the call to return. */
    int32_t (*fail)(void *context, const char *message, size_t length);
} KinographHost;

/* Bits of KinographExporter.takes. Bits that the host does not know are ignored. */
#define KINOGRAPH_TAKES_STILLS 1u  /* single pictures */
#define KINOGRAPH_TAKES_MOVING 2u  /* pictures that move */
#define KINOGRAPH_TAKES_OPACITY 4u /* translucent pixels; else all are opaque */

/* Bits of KinographExporter.needs. A host that does not know one of them refuses
 * the exporter. */
#define KINOGRAPH_NEEDS_WRITE_AT 1u   /* calls write_at */
#define KINOGRAPH_NEEDS_EVEN_SIDES 2u /* an even width and an even height */

/* The table that a library exports. */
typedef struct KinographExporter {
    /* These three never move: they are read before anything else is. */
    uint8_t magic[8]; /* KINOGRAPH_EXPORTER_MAGIC */
    uint32_t version; /* KINOGRAPH_EXPORTER_VERSION */
    uint32_t size;    /* of this struct in bytes */

    KinographText name;        /* as in "my format": at most 64 bytes */
    KinographText description; /* one line: at most 256 bytes */
    KinographText extensions;  /* what files end with: lower-case letters and digits, without
                                * dots, with a space between two; the first is the usual one */
    uint32_t takes;
    uint32_t needs;

    /* Begins an output. `*state` is what later calls are given; NULL will do. */
    int32_t (*begin)(const KinographHost *host, const KinographInfo *info, void **state);
    /* Takes the next frame. */
    int32_t (*frame)(const KinographHost *host, void *state, const KinographFrame *frame);
    /* Writes what is left, after the last frame. */
    int32_t (*finish)(const KinographHost *host, void *state);
    /* Frees the state, whether or not the output was finished. */
    void (*release)(void *state);
} KinographExporter;

#define KINOGRAPH_EXPORTER_MAGIC { 'K', 'I', 'N', 'O', 'E', 'X', 'P', 'T' }

/* The first three fields of the table. */
#define KINOGRAPH_EXPORTER_HEAD \
    KINOGRAPH_EXPORTER_MAGIC, KINOGRAPH_EXPORTER_VERSION, (uint32_t)sizeof(KinographExporter)

#if defined(_WIN32)
#define KINOGRAPH_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define KINOGRAPH_EXPORT __attribute__((visibility("default")))
#else
#define KINOGRAPH_EXPORT
#endif

/* What every exporter defines. */
extern KINOGRAPH_EXPORT const KinographExporter kinograph_exporter;

/* Appends bytes to the output. */
static inline int32_t kinograph_write(const KinographHost *host, const void *bytes, size_t length)
{
    return host->write(host->context, bytes, length);
}

/* Says why the call fails; returns what the call must return. */
static inline int32_t kinograph_fail(const KinographHost *host, const char *message)
{
    return host->fail(host->context, message, strlen(message));
}

/* The value of an option, or NULL when it was not given. */
static inline const char *kinograph_option(const KinographInfo *info, const char *key)
{
    size_t i;
    for (i = 0; i < info->option_count; i++) {
        if (strcmp(info->options[i].key.data, key) == 0) {
            return info->options[i].value.data;
        }
    }
    return NULL;
}

#ifdef __cplusplus
}
#endif

#endif
