/*
 * The model: a kit as its authors wrote it, complete and const before any output starts.
 *
 * `struct kit` is small and lives as long as the build: settings, references, glossary, regions and the front matter of
 * every module. `struct module` is large (all text of one module in one language) and lives only while that
 * module is built.
 *
 * Ids that authors write are [a-z0-9-], the same in every language; id_for_lms() gives the form that LMSs take.
 */
#ifndef WAYMARK_MODEL_MODEL_H
#define WAYMARK_MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/leading.h"
#include "model/node.h"

/* ---- words of the interface --------------------------------------------------------------------------- */

struct words; /* templates/strings/<lang>.yaml with the kit's strings.yaml over it; see load/words.h */

/* The interface word for a key; a key that is missing was reported when loading and gives the key itself. */
const char *words_get(const struct words *words, const char *key);

struct word {
	const char *key;
	const char *text;
};

/* All words whose keys start with `prefix` ("script."), sorted by key. */
const struct word *words_with_prefix(const struct words *words, const char *prefix, size_t *count);

/* The word for a key, or NULL when there is none. */
const char *words_find(const struct words *words, const char *key);

/* ---- kit ------------------------------------------------------------------------------------------------ */

enum completion_preset {
	COMPLETION_PASSED_INCOMPLETE, /* default: passed at the pass mark, otherwise incomplete */
	COMPLETION_PASSED_FAILED,
	COMPLETION_COMPLETED,         /* all lessons seen; no score decides */
	COMPLETION_COMPLETED_AND_PASSED
};

const char *completion_preset_name(enum completion_preset preset); /* "passed-incomplete" … */

/* references.md: one source. */
struct reference {
	const char *key;
	struct place place;
	struct node *text;      /* blocks: the full citation */
	const char *url;        /* NULL when the source has none */
	const char *accessed;   /* YYYY-MM-DD or NULL */
	const char *checked;    /* YYYY-MM-DD or NULL */
	const char *licence;    /* or NULL */
	const char **facts;     /* keys of the facts that stand in this source; each may be cited instead of `key` */
	size_t fact_count;
};

/* glossary.md: one term. */
struct term {
	const char *id;
	struct place place;
	struct node *name;      /* heading inlines below a NODE_PARAGRAPH */
	struct node *meaning;   /* the first paragraph */
	struct node *more;      /* further blocks below one node, or NULL */
	const char *say;        /* "Say:" line or NULL */
	const char *avoid;      /* "Avoid:" line or NULL */
};

/* regions/<id>.md: helplines, dated. */
struct help_line {
	const char *id;
	struct place place;
	struct node *name;        /* heading inlines below a NODE_PARAGRAPH */
	const char *card;         /* what the pocket card says instead of the name, which may give the topic away; NULL: not on it */
	const char *call;         /* number as it is shown, or NULL */
	const char *text;         /* short code or number, or NULL */
	const char *text_word;    /* word to send, or NULL */
	const char *chat;         /* address, or NULL */
	const char *relay;        /* "711", or NULL */
	const char *abroad;       /* number from abroad, or NULL */
	const char *languages;    /* in words, or NULL */
	const char *hours;        /* in words, or NULL */
	const char *answered_by;  /* in words, or NULL */
	const char *may_report;   /* what they may have to report, or NULL */
	const char *group;        /* "danger", "talk", "local" or "other" */
	const char *checked;      /* YYYY-MM-DD: somebody checked it at the source; NULL when nobody could */
	const char *unconfirmed;  /* YYYY or "n.d.": not confirmed since then; NULL when confirmed */
	const struct reference *source;
	struct node *notes;       /* further blocks below one node, or NULL */
};

struct region {
	const char *id;           /* "us-nc" */
	struct place place;
	const char *title;
	const char *parent;       /* "us", or NULL: its lines follow */
	const char *checked;      /* YYYY-MM-DD of the whole file */
	struct help_line *lines;
	size_t line_count;
	struct node *expect;      /* blocks "what happens when you call", or NULL */
};

struct objective {
	const char *id;           /* "m07-o1" */
	const char *text;
	struct place place;
};

/* module.md's front matter: all that other modules and the kit's own pages need to know of a module. */
struct module_entry {
	const char *id;           /* "m07", from the folder's name */
	const char *folder;       /* "en/m07-clues", below the kit's root */
	struct place place;       /* of module.md */
	const char *title;
	const char *summary;
	int minutes;
	const char **audiences;
	size_t audience_count;
	struct objective *objectives;
	size_t objective_count;
	const char *content_note; /* or NULL */
	const char *status;       /* "draft", "review" or "published" */
	const char **reviewed_by; /* roles */
	size_t reviewed_by_count;
	const char *reviewed_on;  /* YYYY-MM-DD or NULL */
	const char *updated;      /* YYYY-MM-DD or NULL */
	bool is_unread;           /* the front matter cannot be read, that was reported: what it lacks is no second mistake */
};

struct path_step {
	const char *module;       /* id */
};

struct learning_path {
	const char *id;           /* "community" */
	struct place place;
	struct path_step *steps;
	size_t step_count;
};

/* One language of the kit. */
struct edition {
	const char *code;         /* "en" */
	const char *direction;    /* "ltr" or "rtl" */
	const char *title;        /* of the course, as people know it */
	const char *discreet_title; /* what page titles, LMS lists and file names may show */
	const char *summary;
	const char **path_titles; /* as kit->paths */
	const char **path_summaries;
	const char **audience_names; /* as kit->audiences */
	struct words *words;
	struct term *terms;       /* sorted by name as written */
	const struct node **reference_texts; /* as kit->references: the words of a source in this language, or NULL */
	const struct term **terms_by_id; /* the same, sorted by id: see edition_find_term() */
	size_t term_count;
	struct region *regions;   /* the build's region first, then by id */
	size_t region_count;
	struct module_entry *modules; /* by folder name, and so by id */
	size_t module_count;
	const struct leading *leading; /* what people who lead a session have; NULL: nothing is written for them */
	const char **left_out;    /* sorted ids of modules that this build leaves out by option: links to them are no mistakes */
	size_t left_out_count;
};

struct kit {
	struct arena arena;
	const char *root;         /* the folder, as the user wrote it */
	struct place place;       /* of kit.yaml */
	const char *id;
	const char *version;
	const char *licence;
	const char *publisher;    /* or NULL */
	const char *exit_url;     /* where "Exit this page" leads; NULL: to the page that comes with the course */
	const char *region;       /* id of the build's region */
	enum completion_preset preset;
	int pass_mark;            /* percent */
	bool has_plain_titles;    /* "titles: plain": see render/titles.h */
	bool is_discreet;         /* --discreet */
	const char **audiences;   /* ids used by conditions and paths */
	size_t audience_count;
	const char **only_audiences; /* when not empty: conditions for others are left out */
	size_t only_audience_count;
	struct learning_path *paths;
	size_t path_count;
	struct reference *references; /* sorted by key */
	size_t reference_count;
	struct reference_name {   /* keys and fact keys together, sorted by key: see kit_find_reference() */
		const char *key;
		const struct reference *reference;
	} *reference_names;
	size_t reference_name_count;
	const char *source_language; /* the first of kit.yaml: the others are translated from it */
	struct edition *editions;
	size_t edition_count;
	bool is_partial;          /* languages or modules are left out by option: nothing can be said of the kit as a whole */
};

const struct reference *kit_find_reference(const struct kit *kit, const char *key); /* by key or fact key */
/* The words of a source for readers of this edition. `*is_foreign` (may be NULL): they are not in its language but in the kit's first. */
const struct node *edition_reference_text(const struct kit *kit, const struct edition *edition,
                                          const struct reference *reference, bool *is_foreign);
const struct module_entry *edition_find_module(const struct edition *edition, const char *id);
bool edition_has_module(const struct edition *edition, const char *id);
bool edition_has_session(const struct edition *edition, const char *id); /* "60" */
bool edition_leaves_out(const struct edition *edition, const char *id);
const struct term *edition_find_term(const struct edition *edition, const char *id);

/* ---- module --------------------------------------------------------------------------------------------- */

enum asset_kind { ASSET_IMAGE, ASSET_DRAWING, ASSET_SOUND, ASSET_VIDEO };

struct asset {
	enum asset_kind kind;
	const char *source;       /* path on disk */
	const char *published;    /* "m02-figure.png": its name in media/ of every output */
	const char *type;         /* "image/png" */
	size_t size;              /* bytes */
	int width, height;        /* pixels, 0 = unknown */
	const char *svg;          /* ASSET_DRAWING: cleaned inline <svg>, ids prefixed, words in the module's language */
	struct node *description; /* text twin or transcript (sibling x.<lang>.md) below one node, or NULL */
	const char *captions;     /* sibling x.<lang>.vtt on disk, or NULL */
	struct cue {
		double start, end;    /* seconds */
		const char *text;
	} *cues;
	size_t cue_count;
};

struct question_type;

/* A question: what is common to all kinds; `data` is the type's own. */
struct question {
	const char *id;           /* "m07-q1" */
	const char *key;          /* 3 or more characters [A-Za-z0-9], short name in the saved state: changes when the question's
	                             answers change, so that old answers to it are dropped */
	struct place place;
	const char *section;      /* id of the section it stands in */
	const struct question_type *type;
	struct node *title;       /* heading inlines below a NODE_PARAGRAPH */
	struct node *stem;        /* blocks before the answers, below one node, or NULL */
	struct node *answers;     /* the blocks that type->parse reads, below one node; `data` may point into them */
	struct node *hint;        /* blocks, or NULL */
	struct node *explanation; /* blocks, or NULL */
	int points;
	const char *objective;    /* id, or NULL */
	bool practice;            /* inside a lesson: never scored, never sent */
	bool not_in_banks;        /* asks about something that only these pages have */
	size_t pool;              /* index in module->pools; 0 for practice */
	struct attributes attributes;
	void *data;               /* made by type->parse in the module's arena */
};

enum section_kind { SECTION_INTRODUCTION, SECTION_LESSON, SECTION_SCENARIO, SECTION_CHECK };

/* What is shown at one time: the module's opening, a lesson, a scenario, the check. */
struct section {
	enum section_kind kind;
	const char *id;           /* "m07", "m07-p3", "m07-s1", "m07-check" */
	const char *key;          /* short name in the saved state */
	struct place place;
	const char *title;        /* plain */
	struct node *heading;     /* h1 inlines below a NODE_PARAGRAPH */
	const char *content_note; /* or NULL */
	const char *summary;      /* what the summary route reads; or NULL */
	int minutes;
	const char **objectives;
	size_t objective_count;
	struct node *body;        /* blocks below one node; the h1 taken out; for a check: text before the first question; for a
	                             scenario: nothing but its NODE_SCENARIO */
	const struct term **terms; /* used here, in order of first use */
	size_t term_count;
	const struct reference **references; /* cited here, in order of first use */
	size_t reference_count;
};

/* Questions of the check of which each attempt asks some: those written in check.md, or those of a pool file. */
struct question_pool {
	const char *file;         /* below the kit's root; NULL: they are written in check.md */
	struct place place;       /* of the link to the file, or of the check */
	int draw;                 /* how many of them an attempt asks: 1 to count */
	int count;
};

struct module {
	struct arena *arena;
	const struct kit *kit;
	const struct edition *edition;
	const struct module_entry *entry;
	struct section *sections; /* introduction, lessons and scenarios in name order, check last when there is one */
	size_t section_count;
	struct question **questions; /* practice, then check; in document order, those of one pool together */
	size_t question_count;
	struct scenario **scenarios; /* in document order; see model/scenario.h */
	size_t scenario_count;
	struct question_pool *pools; /* of the check, in document order */
	size_t pool_count;
	int draw;                 /* how many questions of the check are asked, from all pools; 0 = no check */
	int attempts;             /* how often the check may be taken; 0 = without limit */
	int pass_mark;            /* percent */
	const struct guide *guide; /* facilitator.md, or NULL */
	struct asset **assets;    /* in order of first use */
	size_t asset_count;
	struct asset **leader_assets; /* used in nothing but what is for people who lead */
	size_t leader_asset_count;
	const char *content_hash; /* 8 hex digits over ids, keys and version of the saved state */
	size_t state_limit;       /* worst-case length of the saved state in characters */
};

const struct section *module_check(const struct module *module); /* or NULL */

/* "m07-q1" -> "m07_q1": what every LMS accepts as an identifier (Moodle refuses hyphens in SCORM 2004). */
const char *id_for_lms(struct arena *arena, const char *id);

#endif
