/*
 * Assets: pictures, drawings, sound and video, with what belongs to them: text twins, transcripts, captions.
 */
#ifndef WAYMARK_LOAD_ASSETS_H
#define WAYMARK_LOAD_ASSETS_H

#include "load/reader.h"

/* Is this the address of sound or video in the kit? */
bool assets_is_media(const char *url);

/* The asset at `url`, a picture or (wants_media) sound or video; the same one each time. It joins
 * module->assets when learners see it here. NULL: reported. */
struct asset *assets_take(struct reader *reader, const char *url, bool wants_media);

/* When all text is read: module->leader_assets, what learners see nowhere. */
void assets_settle(struct module_load *load);

/* image_size.c: width and height from a file's header, reading no more than it needs. False: not of this type. */
bool image_size(const char *path, const char *type, int *width, int *height);

/* captions.c: the cues of a WebVTT file. False: reported [captions-syntax]. */
bool captions_read(struct arena *arena, const struct source *source, struct diagnostics *diagnostics,
		   struct asset *asset);

/* What a drawing needs besides its own text. */
struct drawing_setting {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const struct words *words; /* for "figures.<word>" */
	const char *prefix;        /* of ids: "m07-amp-" */
	const char *translated_to; /* the code of the language of `words`, where the drawing's own words are in another; or NULL */
};

/* drawing.c: the drawing, cleaned, as an <svg> element that may stand in a page. NULL: reported. */
const char *drawing_clean(const struct drawing_setting *setting, const struct source *source);

#endif
