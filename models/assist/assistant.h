#pragma once

#include "models/assist/danger_line.h"
#include "models/assist/kind_line.h"
#include "models/assist/opening_line.h"
#include "models/base/time.h"
#include "models/knowledge/entry.h"
#include "models/knowledge/guide.h"
#include "models/places/address_tagger.h"
#include "models/places/district_model.h"
#include "models/places/jurisdiction.h"
#include "models/places/place.h"
#include "models/routing/dispatch.h"
#include "models/routing/unit.h"
#include "models/session/call_session.h"
#include "models/sla/calendar.h"
#include "models/sla/policy.h"
#include "models/ticket/category.h"
#include "models/ticket/form_template.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::assist {

class TextClassifier;

/// A long list that the indexes over it keep as well, in memory once.
template <class T> using Kept = std::shared_ptr<const std::vector<T>>;
template <class T> Kept<T> keep(std::vector<T> list)
{
    return std::make_shared<const std::vector<T>>(std::move(list));
}

/// What a city knows that help rests on; copied from its files.
struct Sources {
    std::string cityName;
    std::string opening;
    std::string closing;
    ticket::CategoryTree categories;
    std::vector<ticket::FormTemplate> templates;
    std::vector<routing::Unit> units;
    std::vector<routing::Item> items;
    Kept<knowledge::Entry> knowledge = keep<knowledge::Entry>({});
    std::vector<knowledge::Guide> guides;
    std::vector<std::string> refusals; ///< clauses of the boundary 受理边界, as the city has them
    /// How callers begin: categories and kinds are told by them and by lists of words.
    Kept<OpeningLine> openings = keep<OpeningLine>({});
    /// Whole calls and letters that come to their matter late: categories are told by them too.
    Kept<OpeningLine> stories = keep<OpeningLine>({});
    /// What else they say, of any matter: kinds are told by it.
    Kept<KindLine> kinds = keep<KindLine>({});
    /// What callers in danger say, and others who are not: dangers are told by them and by lists of
    /// words.
    Kept<DangerLine> dangers = keep<DangerLine>({});
    std::vector<places::Area> districts;
    std::vector<places::Area> streets;
    std::vector<places::Road> roads;
    Kept<places::Place> places = keep<places::Place>({});
    sla::Policy policy;
    sla::Calendar calendar;
    /// Published years: where given, units with a calendar of their own in the policy are promised
    /// by it; else all keep `calendar`.
    std::vector<sla::CalendarYear> calendarYears;
    routing::DispatchThresholds thresholds;
    /// Trained on the city's own tickets (`lianxin-server train`); without it, categories are told
    /// by their words.
    std::shared_ptr<const TextClassifier> categoryModel;
    /// Trained on tagged addresses; without it, names of places are told by gazetteer and endings.
    std::shared_ptr<const places::AddressTagger> addressTagger;
    /// Learned from earlier tickets; without it, a district is told by names alone. Has passed
    /// `places::check`.
    std::shared_ptr<const places::DistrictModel> districtModel;
};

/// Indexes and models over the sources. Immutable once built: one instance serves every call, from
/// any thread.
class Assistant {
public:
    explicit Assistant(Sources sources);
    ~Assistant();
    Assistant(const Assistant&) = delete;
    Assistant& operator=(const Assistant&) = delete;

    const Sources& sources() const;
    /// What a call-taker looks up by hand: the best entries for a few words, best first, valid on
    /// the day of `now`. Empty for empty words.
    session::AnswersShown find(std::string_view words, UtcTime now) const;
    /// Name and version recorded with every suggestion.
    const std::string& model() const;

private:
    friend class Conversation;
    friend struct Sentences;
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// Help during one call: remembers what was understood so far, so that an utterance costs
/// milliseconds. One thread at a time.
class Conversation {
public:
    explicit Conversation(std::shared_ptr<const Assistant> assistant);
    ~Conversation();
    Conversation(Conversation&&) noexcept;
    Conversation& operator=(Conversation&&) noexcept;

    /// What the desk should now show that it does not show yet: fields, template, pin, guide,
    /// answers, destination, deadlines, hints, mood, coaching, in the order to be appended to the
    /// journal. Call it after every finished or corrected utterance, after a person's edit or step
    /// in a guide, and after the call ended; running text changes nothing. Values a person typed or
    /// accepted are taken as given and never proposed against. `now` is the call's time in the
    /// city: relative dates and deadlines rest on it.
    std::vector<session::Body> listen(const session::CallSession& session, UtcTime now);
    /// Where the caller came to another matter, once a person says that he did: the number of the
    /// utterance with which it most likely began; of the next one, if nothing was said of it yet.
    int turn(const session::CallSession& session, UtcTime now);

private:
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

} // namespace lianxin::assist
