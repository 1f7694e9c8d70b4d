/*
 * A native exporter for Kinograph, as an example: PAM of Netpbm, raw pixels behind
 * a few lines of text. A moving picture is one PAM after the other, which
 * `ffmpeg -f image2pipe -framerate 30 -c:v pam -i film.pam ...` understands.
 *
 *     cc -O2 -shared -fPIC -I exporters/native/include -o libpam.so exporters/native/examples/pam.c
 *     kinograph render shop.yaml --exporter ./libpam.so -o shop.pam
 *
 * There is one option: opacity=no leaves the opacity of the pixels out.
 */
#include <stdio.h>
#include <stdlib.h>

#include "kinograph_exporter.h"

/* An output in the making. */
typedef struct Pam {
    uint32_t width;
    uint32_t height;
    size_t channels;
    uint8_t *row; /* of the output */
} Pam;

static int32_t begin(const KinographHost *host, const KinographInfo *info, void **state)
{
    size_t i;
    size_t channels = 4;
    Pam *pam;

    for (i = 0; i < info->option_count; i++) {
        if (strcmp(info->options[i].key.data, "opacity") != 0) {
            return kinograph_fail(host, "unknown option; the only one is opacity");
        }
        if (strcmp(info->options[i].value.data, "no") == 0) {
            channels = 3;
        } else if (strcmp(info->options[i].value.data, "yes") != 0) {
            return kinograph_fail(host, "opacity is yes or no");
        }
    }
    pam = malloc(sizeof *pam);
    if (pam == NULL) {
        return kinograph_fail(host, "no memory is left");
    }
    pam->width = info->width;
    pam->height = info->height;
    pam->channels = channels;
    pam->row = malloc(info->width * channels);
    if (pam->row == NULL) {
        free(pam);
        return kinograph_fail(host, "no memory is left");
    }
    *state = pam;
    return KINOGRAPH_OK;
}

static int32_t frame(const KinographHost *host, void *state, const KinographFrame *frame)
{
    Pam *pam = state;
    char head[160];
    uint32_t x, y;
    int length = snprintf(head, sizeof head,
        "P7\nWIDTH %lu\nHEIGHT %lu\nDEPTH %lu\nMAXVAL 255\nTUPLTYPE %s\nENDHDR\n",
        (unsigned long)pam->width, (unsigned long)pam->height, (unsigned long)pam->channels,
        pam->channels == 4 ? "RGB_ALPHA" : "RGB");
    int32_t status = kinograph_write(host, head, (size_t)length);

    for (y = 0; y < pam->height && status == KINOGRAPH_OK; y++) {
        const uint8_t *row = frame->rgba + y * frame->stride;
        for (x = 0; x < pam->width; x++) {
            memcpy(pam->row + x * pam->channels, row + x * 4, pam->channels);
        }
        status = kinograph_write(host, pam->row, pam->width * pam->channels);
    }
    return status;
}

static int32_t finish(const KinographHost *host, void *state)
{
    (void)host;
    (void)state;
    return KINOGRAPH_OK;
}

static void release(void *state)
{
    Pam *pam = state;
    free(pam->row);
    free(pam);
}

const KinographExporter kinograph_exporter = {
    KINOGRAPH_EXPORTER_HEAD,
    KINOGRAPH_TEXT("PAM"),
    KINOGRAPH_TEXT("raw pixels behind a few lines of text, as Netpbm reads them"),
    KINOGRAPH_TEXT("pam"),
    KINOGRAPH_TAKES_STILLS | KINOGRAPH_TAKES_MOVING | KINOGRAPH_TAKES_OPACITY,
    0,
    begin,
    frame,
    finish,
    release,
};
