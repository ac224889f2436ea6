#pragma once

#include "models/places/jurisdiction.h"
#include "models/routing/directory.h"

#include <string>
#include <vector>

namespace lianxin::routing {

/// How sure the machine must be before a ticket goes to a unit without a person: calibrated so that
/// 98 in 100 are right. A threshold of a longer category prefix wins; one above 1 keeps a category
/// with the dispatchers.
struct DispatchThresholds {
    double standard = 0.9;
    std::map<CategoryCode, double> byCategory{};

    double of(const CategoryCode& category) const;
};

/// How an earlier contested ticket was settled 历史裁定.
struct Ruling {
    CategoryCode category; ///< the ruling speaks for everything below it
    std::vector<DistrictCode> between;
    UnitId lead;
    std::string number; ///< of the ticket it was made for
    bool operator==(const Ruling&) const = default;
};

/// A field of the form, where it is known.
struct SaidField {
    std::string name;
    std::string value;
    double confidence = 1; ///< 0..1
};

/// What is known of a matter when a unit is sought.
struct Matter {
    CategoryCode category;
    double categoryConfidence = 0; ///< 0..1; 1 when a person chose it
    ticket::Kind kind = ticket::Kind::Complaint;
    places::Jurisdiction jurisdiction;
    std::vector<std::pair<CategoryCode, double>>
        otherCategories{}; ///< the machine's next guesses, best first
    std::vector<SaidField> said{};
};

struct Candidate {
    UnitId unit;
    std::string name;
    double confidence = 0; ///< 0..1, that this unit is the right one
    bool operator==(const Candidate&) const = default;
};

/// Who should act. `lead.unit` is empty when nothing can be said; `basis` then says what is
/// missing.
struct Destination {
    Candidate lead;
    std::vector<Candidate> helpers;
    std::vector<Candidate> others; ///< at most kMostOthers, best first
    std::vector<Ruling> rulings;   ///< earlier ones between the same districts on such a matter
    ItemId item;
    ticket::Urgency urgency = ticket::Urgency::Normal;
    std::string basis;      ///< why, in Chinese, one sentence
    bool automatic = false; ///< sure enough to be dispatched without a person
    bool operator==(const Destination&) const = default;
};
inline constexpr std::size_t kMostOthers = 5;

/// Who leads on the item as far as the form tells it: a unit's id, or `@function`.
const std::string& leadOf(const Item& item, const std::vector<SaidField>& said);

/// Category, kind and place → item → lead unit and helpers. On a contested border every district's
/// unit is a candidate and the ticket never goes by itself (管辖不明须人工确定); the same when
/// `@function` meets no district, and while the field that tells an item's lead is empty.
Destination proposeDestination(const Directory& directory, const Matter& matter,
                               const DispatchThresholds& thresholds = {},
                               const std::vector<Ruling>& rulings = {});

/// The same over plain lists, for one question; build a Directory for many.
Destination proposeDestination(const std::vector<Unit>& units, const std::vector<Item>& items,
                               const Matter& matter, const DispatchThresholds& thresholds = {},
                               const std::vector<Ruling>& rulings = {});

} // namespace lianxin::routing
