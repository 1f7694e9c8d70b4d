// A Kinograph pack in C: one kind, a label in a rounded box.
//
// What is answered is freed once the host has read it, so every string and list
// in an answer comes from `malloc`. What the host asks is ours, and goes with the
// instance: each call has one of its own.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bindings/plugin.h"

// The bindings call everything by its whole name.
typedef exports_kinograph_plugin_components_context_t Context;
typedef exports_kinograph_plugin_components_node_t Node;
typedef exports_kinograph_plugin_components_kind_spec_t KindSpec;
typedef kinograph_plugin_params_param_spec_t ParamSpec;
typedef kinograph_plugin_drawing_primitive_t Primitive;
typedef kinograph_plugin_drawing_shape_t Shape;
typedef kinograph_plugin_drawing_text_run_t TextRun;
typedef kinograph_plugin_drawing_visual_t Visual;
typedef kinograph_plugin_geometry_size_t Size;
typedef kinograph_plugin_styling_font_t Font;
typedef kinograph_plugin_styling_paint_t Paint;

/// The largest width of a line, where the author asks for no other, in pixels.
static const float WIDEST = 200;
/// From the ends of the pill to its text, in pixels.
static const float INSET = 20;
/// The largest radius of its corners, in pixels.
static const float ROUNDEST = 24;

/// Room for `count` things of `size` bytes, all zero: no text, no list, none.
static void *zeroed(size_t count, size_t size) {
    void *room = calloc(count, size);
    if (room == NULL) abort();
    return room;
}

static plugin_string_t text(const char *words) {
    plugin_string_t string;
    plugin_string_dup(&string, words);
    return string;
}

static bool is(plugin_string_t string, const char *words) {
    return string.len == strlen(words) && memcmp(string.ptr, words, string.len) == 0;
}

/// A paint that the theme decides on, because roles are not colours.
static Paint role(kinograph_plugin_styling_color_role_t role) {
    return (Paint){.tag = KINOGRAPH_PLUGIN_STYLING_PAINT_ROLE, .val.role = role};
}

void exports_kinograph_plugin_manifest_describe(
    exports_kinograph_plugin_manifest_plugin_info_t *info) {
    plugin_string_t *author = zeroed(1, sizeof *author);
    *author = text("The Kinograph authors");
    info->id = text("c-example");
    info->version = text("0.1.0");
    info->title = text("C example");
    info->doc = text("a kind that is drawn in C");
    info->license = text("MIT OR Apache-2.0");
    info->authors = (plugin_list_string_t){author, 1};
}

void exports_kinograph_plugin_components_kinds(
    exports_kinograph_plugin_components_list_kind_spec_t *kinds) {
    ParamSpec *filled = zeroed(1, sizeof *filled);
    filled->key = text("filled");
    filled->kind = KINOGRAPH_PLUGIN_PARAMS_PARAM_TYPE_BOOLEAN;
    filled->doc = text("whether it is filled with its colour");
    filled->default_.is_some = true;
    filled->default_.val.tag = KINOGRAPH_PLUGIN_PARAMS_VALUE_BOOLEAN;

    KindSpec *pill = zeroed(1, sizeof *pill);
    pill->id = text("c-pill");
    pill->title = text("Pill");
    pill->doc = text("a label in a rounded box");
    pill->category = text("examples");
    pill->accent.is_some = true;
    pill->accent.val = text("amber");
    pill->params.ptr = filled;
    pill->params.len = 1;
    kinds->ptr = pill;
    kinds->len = 1;
}

/// Whether the author wrote `filled: true`.
static bool is_filled(const Node *node) {
    for (size_t i = 0; i < node->params.len; i++) {
        const kinograph_plugin_params_param_t *param = &node->params.ptr[i];
        if (is(param->key, "filled")) return param->value.val.boolean;
    }
    return false;
}

static bool is_blank(plugin_string_t string) {
    for (size_t i = 0; i < string.len; i++) {
        if (string.ptr[i] != ' ') return false;
    }
    return true;
}

/// A block of text with its size, measured as the host will draw it; no text
/// takes no room.
typedef struct {
    Size size;
    TextRun run;
} Block;

static Block block(plugin_string_t content, Font font, float widest, uint32_t most_lines,
                   Paint fill) {
    if (is_blank(content)) return (Block){0};
    kinograph_plugin_host_text_metrics_t metrics;
    kinograph_plugin_host_measure_text(&content, &font, &widest, &most_lines, &metrics);
    Block block = {.size = {metrics.width, metrics.height}};
    plugin_string_dup_n(&block.run.content, (const char *)content.ptr, content.len);
    block.run.h = KINOGRAPH_PLUGIN_DRAWING_H_ALIGN_MIDDLE;
    block.run.v = KINOGRAPH_PLUGIN_DRAWING_V_ALIGN_TOP;
    block.run.font = font;
    block.run.fill = fill;
    block.run.max_width = (plugin_option_f32_t){true, widest};
    block.run.max_lines = (plugin_option_u32_t){true, most_lines};
    return block;
}

static float snap(float length, float grid) {
    return ceilf(length / grid) * grid;
}

static Primitive body(const Context *context, const Node *node, Shape shape) {
    Primitive body = {.operation.tag = KINOGRAPH_PLUGIN_DRAWING_OPERATION_PAINT};
    body.part.is_some = true;
    body.part.val = text("body");
    kinograph_plugin_drawing_painted_t *painted = &body.operation.val.paint;
    painted->shape = shape;
    painted->fill = role(is_filled(node) ? KINOGRAPH_PLUGIN_STYLING_COLOR_ROLE_ACCENT_MUTED
                                         : KINOGRAPH_PLUGIN_STYLING_COLOR_ROLE_SURFACE);
    painted->stroke.is_some = true;
    painted->stroke.val.paint = role(KINOGRAPH_PLUGIN_STYLING_COLOR_ROLE_ACCENT);
    painted->stroke.val.width = context->stroke_width;
    painted->stroke.val.cap = KINOGRAPH_PLUGIN_STYLING_LINE_CAP_ROUND;
    painted->stroke.val.join = KINOGRAPH_PLUGIN_STYLING_LINE_JOIN_ROUND;
    painted->opacity = 1;
    painted->shadow = true;
    return body;
}

static Visual pill(const Context *context, const Node *node) {
    Size asked = node->requested.is_some ? node->requested.val : (Size){0, 0};
    float widest = fmaxf(asked.width - 2 * INSET, WIDEST);
    plugin_string_t caption = node->caption.is_some ? node->caption.val : (plugin_string_t){0};
    Block blocks[] = {
        block(node->label, context->label, widest, 3,
              role(KINOGRAPH_PLUGIN_STYLING_COLOR_ROLE_TEXT)),
        block(caption, context->caption, widest, 2,
              role(KINOGRAPH_PLUGIN_STYLING_COLOR_ROLE_TEXT_MUTED)),
    };
    float content = fmaxf(blocks[0].size.width, blocks[1].size.width);
    float lines = blocks[0].size.height + blocks[1].size.height;

    Visual visual = {0};
    visual.size.width = snap(fmaxf(content + 2 * INSET, asked.width), context->grid);
    visual.size.height = snap(fmaxf(fmaxf(lines + 16, asked.height), 40), context->grid);
    float radius = fminf(visual.size.height / 2, ROUNDEST);
    Shape shape = {.tag = KINOGRAPH_PLUGIN_DRAWING_SHAPE_RECTANGLE};
    shape.val.rectangle.frame.width = visual.size.width;
    shape.val.rectangle.frame.height = visual.size.height;
    shape.val.rectangle.radii.top_left = radius;
    shape.val.rectangle.radii.top_right = radius;
    shape.val.rectangle.radii.bottom_right = radius;
    shape.val.rectangle.radii.bottom_left = radius;
    visual.outline.is_some = true;
    visual.outline.val = shape;

    visual.primitives.ptr = zeroed(3, sizeof(Primitive));
    visual.primitives.ptr[visual.primitives.len++] = body(context, node, shape);
    float top = (visual.size.height - lines) / 2;
    for (size_t i = 0; i < 2; i++) {
        if (blocks[i].size.height == 0) continue;
        Primitive *line = &visual.primitives.ptr[visual.primitives.len++];
        line->operation.tag = KINOGRAPH_PLUGIN_DRAWING_OPERATION_TEXT;
        line->operation.val.text = blocks[i].run;
        line->operation.val.text.at.x = visual.size.width / 2;
        line->operation.val.text.at.y = top;
        top += blocks[i].size.height;
    }
    return visual;
}

// All nodes of the pack are drawn in one call: one answer for each, in order.
void exports_kinograph_plugin_components_draw(
    Context *context, exports_kinograph_plugin_components_list_node_t *nodes,
    exports_kinograph_plugin_components_drawings_t *drawings) {
    *drawings = (exports_kinograph_plugin_components_drawings_t){0};
    if (nodes->len == 0) return;
    drawings->visuals.ptr = zeroed(nodes->len, sizeof *drawings->visuals.ptr);
    drawings->visuals.len = nodes->len;
    for (size_t i = 0; i < nodes->len; i++) {
        Node *node = &nodes->ptr[i];
        if (is(node->kind, "c-pill")) {
            drawings->visuals.ptr[i].val.ok = pill(context, node);
        } else {
            drawings->visuals.ptr[i].is_err = true;
            drawings->visuals.ptr[i].val.err.tag = KINOGRAPH_PLUGIN_ERRORS_PLUGIN_ERROR_UNKNOWN;
            drawings->visuals.ptr[i].val.err.val.unknown = node->kind;
        }
    }
}

void exports_kinograph_plugin_layouts_layouts(
    exports_kinograph_plugin_layouts_list_layout_spec_t *layouts) {
    layouts->ptr = NULL;
    layouts->len = 0;
}

bool exports_kinograph_plugin_layouts_arrange(
    plugin_string_t *layout, exports_kinograph_plugin_layouts_request_t *request,
    exports_kinograph_plugin_layouts_arrangement_t *arrangement,
    exports_kinograph_plugin_layouts_plugin_error_t *error) {
    (void)request;
    (void)arrangement;
    error->tag = KINOGRAPH_PLUGIN_ERRORS_PLUGIN_ERROR_UNKNOWN;
    error->val.unknown = *layout;
    return false;
}
