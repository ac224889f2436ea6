#pragma once

#include "models/assist/assistant.h"
#include "models/assist/category_reader.h"
#include "models/assist/danger_matter.h"
#include "models/assist/danger_reader.h"
#include "models/assist/field_reader.h"
#include "models/assist/kind_reader.h"
#include "models/knowledge/index.h"
#include "models/places/district_of.h"
#include "models/places/gazetteer.h"
#include "models/places/jurisdiction.h"
#include "models/routing/directory.h"
#include "models/sla/calendars.h"

namespace lianxin::assist {

/// The indexes and models of an assistant. A trained classifier takes the place of `kind` or
/// `category` here and nowhere else.
struct Assistant::Parts {
    explicit Parts(Sources given);

    Sources sources;
    std::string model;
    places::Gazetteer gazetteer;
    places::DistrictReader districts; ///< over `gazetteer`
    places::Jurisdictions jurisdictions;
    routing::Directory directory;
    sla::Calendars calendars;
    knowledge::Index knowledge;
    Phrases questions; ///< of the entries, as callers ask them; by index of the entry
    std::vector<TemplateCues> templateCues; ///< of `sources.templates`
    text::Pauses pauses;
    DangerReader dangers;
    DangerMatters dangerMatters; ///< leaves of `sources.categories`
    std::unique_ptr<Classifier> kind;
    std::unique_ptr<Classifier> category;

    /// A found entry as it stands on screen; the spans are the caller's to add.
    session::Answer answerOf(const knowledge::Found& found) const;
    /// The entry of that id where it holds on that day.
    std::optional<session::Answer> answerOf(const EntryId& entry, std::string_view date) const;
};

/// What callers in danger say, and calm lines; those who tell no matter yet, and some of those who
/// begin with an everyday one, are calm too. The more of them, the fewer warnings in vain and the
/// fewer dangers heard (docs/understanding.md).
std::vector<DangerLine> dangerLinesOf(const Sources& sources);

/// Learned from all that callers are known to say.
text::Pauses pausesOf(const Sources& sources);

/// The day in the city, `2026-11-22`.
std::string localDate(UtcTime now);

} // namespace lianxin::assist
