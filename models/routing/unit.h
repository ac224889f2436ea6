#pragma once

#include "models/base/ids.h"
#include "models/ticket/kind.h"

#include <string>
#include <vector>

namespace lianxin::routing {

/// A handling unit 承办单位 in the tree city → district → street.
struct Unit {
    UnitId id;
    std::string name;
    std::string shortName;
    UnitId parent;
    std::string level;     ///< city, bureau, utility, district, district_bureau, emergency
    DistrictCode district; ///< of district units
    std::string function;  ///< what `@function` in an item resolves to inside a district
    std::string duty;
    std::string phone{}; ///< 值班电话, for three-party calls; empty: none known
    bool operator==(const Unit&) const = default;
};

/// A unit, as an item names it, that leads when the form's field says so.
struct SaidLead {
    std::string value; ///< as the field shows it
    std::string lead;  ///< as Item::lead
    bool operator==(const SaidLead&) const = default;
};

/// An item 事项: what a category means for the units. The item with the longest category prefix
/// (and a matching kind) wins.
struct Item {
    ItemId id;
    std::string name;
    CategoryCode category;
    std::vector<ticket::Kind> kinds; ///< empty: every kind
    std::string lead;                ///< a unit id, or `@function` of the place's district
    std::vector<std::string> helpers;
    TemplateId formTemplate;
    ticket::Urgency urgency = ticket::Urgency::Normal;
    std::string basis;
    std::string leadField{};       ///< of the form (`t.operator`), tells the lead; empty: none does
    std::vector<SaidLead> leads{}; ///< for its values; `lead` for every other
    bool operator==(const Item&) const = default;
};

} // namespace lianxin::routing
