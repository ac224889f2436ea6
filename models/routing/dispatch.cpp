#include "models/routing/dispatch.h"

#include "models/ticket/category.h"

#include <algorithm>

namespace lianxin::routing {

namespace {

/// On a contested border the district that holds the point is somewhat likelier than each
/// neighbour.
constexpr double kContainingShare = 0.6;
/// The unit of a next guess less likely than this is not named beside the proposed one.
constexpr double kLeastOther = 0.05;

struct Resolved {
    const Item* item = nullptr;
    std::string lead;                  ///< as the item and the form name it
    std::vector<Candidate> candidates; ///< the lead first
    bool needsDistrict = false;
    bool needsField = false; ///< what tells the lead is not known
};

bool isFunction(const std::string& lead)
{
    return !lead.empty() && lead.front() == '@';
}

const Unit* unitOf(const Directory& directory, const std::string& lead,
                   const DistrictCode& district)
{
    return isFunction(lead) ? directory.unitFor(lead.substr(1), district)
                            : directory.find(UnitId{lead});
}

Candidate candidate(const Unit& unit, double confidence)
{
    return {unit.id, unit.name, confidence};
}

void addOnce(std::vector<Candidate>& list, const Candidate& candidate)
{
    const bool known = std::any_of(list.begin(), list.end(), [&](const Candidate& other) {
        return other.unit == candidate.unit;
    });
    if (!known)
        list.push_back(candidate);
}

/// What the form says in that field; nothing where it is empty.
SaidField saidIn(const std::vector<SaidField>& said, const std::string& field)
{
    const auto found = std::find_if(said.begin(), said.end(),
                                    [&](const SaidField& one) { return one.name == field; });
    return found == said.end() ? SaidField{field, {}, 1} : *found;
}

/// Every unit that may be meant, each as likely as the others.
std::vector<Candidate> overFields(const Directory& directory, const Item& item,
                                  const DistrictCode& district, double confidence)
{
    std::vector<Candidate> found;
    const double share = confidence / static_cast<double>(item.leads.size() + 1);
    if (const auto* unit = unitOf(directory, item.lead, district))
        found.push_back(candidate(*unit, share));
    for (const auto& one : item.leads)
        if (const auto* unit = unitOf(directory, one.lead, district))
            addOnce(found, candidate(*unit, share));
    return found;
}

/// The unit of each district that may be meant, the containing one first.
std::vector<Candidate> overDistricts(const Directory& directory, const std::string& lead,
                                     const places::Jurisdiction& place, double confidence)
{
    std::vector<Candidate> found;
    const auto neighbours = static_cast<double>(place.contested.size());
    const double first = neighbours > 0 ? kContainingShare : 1.0;
    if (const auto* unit = unitOf(directory, lead, place.district))
        found.push_back(candidate(*unit, confidence * first));
    for (const auto& district : place.contested)
        if (const auto* unit = unitOf(directory, lead, district))
            addOnce(found, candidate(*unit, confidence * (1 - first) / neighbours));
    return found;
}

Resolved resolve(const Directory& directory, const CategoryCode& category, double confidence,
                 const Matter& matter)
{
    Resolved resolved;
    resolved.item = category.empty() ? nullptr : directory.itemFor(category, matter.kind);
    if (!resolved.item)
        return resolved;
    const auto& item = *resolved.item;
    const auto said = saidIn(matter.said, item.leadField);
    resolved.needsField = !item.leadField.empty() && said.value.empty();
    resolved.lead = leadOf(item, matter.said);
    confidence *= said.confidence;
    const auto& lead = resolved.lead;
    resolved.needsDistrict = isFunction(lead);
    if (resolved.needsField) {
        resolved.candidates = overFields(directory, item, matter.jurisdiction.district, confidence);
    } else if (!resolved.needsDistrict) {
        if (const auto* unit = directory.find(UnitId{lead}))
            resolved.candidates.push_back(candidate(*unit, confidence));
    } else if (!matter.jurisdiction.district.empty()) {
        resolved.candidates = overDistricts(directory, lead, matter.jurisdiction, confidence);
    }
    return resolved;
}

bool isContested(const Resolved& resolved, const Matter& matter)
{
    return resolved.needsDistrict && !matter.jurisdiction.contested.empty();
}

std::string namesOf(const std::vector<Candidate>& candidates)
{
    std::string names;
    for (const auto& candidate : candidates)
        names += (names.empty() ? "" : "、") + candidate.name;
    return names;
}

std::string because(const Item& item)
{
    return item.basis.empty() ? std::string{} : "，依据" + item.basis;
}

std::string basisOf(const Resolved& resolved, const Matter& matter)
{
    if (matter.category.empty())
        return "诉求分类未定，由派单员确定承办单位";
    if (!resolved.item)
        return "事项清单中没有对应事项，由派单员确定承办单位";
    const auto& item = *resolved.item;
    const std::string start = "属“" + item.name + "”事项";
    if (resolved.needsDistrict && matter.jurisdiction.district.empty())
        return start + "，按属地办理，地点未定，由派单员确定辖区";
    if (resolved.candidates.empty())
        return start + "，该地未设对应承办单位，由派单员确定";
    if (resolved.needsField)
        return start + "，主办单位看表单所填，目前未填，候选单位为" + namesOf(resolved.candidates) +
               "，由派单员确定" + because(item);
    if (isContested(resolved, matter))
        return start + "，地点临近区界、管辖不明，候选单位为" + namesOf(resolved.candidates) +
               "，由派单员确定" + because(item);
    const auto& lead = resolved.candidates.front();
    const std::string where = resolved.needsDistrict && !matter.jurisdiction.districtName.empty()
                                  ? "，地点在" + matter.jurisdiction.districtName
                                  : std::string{};
    return start + where + "，由" + lead.name + "主办" + because(item);
}

std::vector<Candidate> helpersOf(const Directory& directory, const Item& item, const Matter& matter,
                                 const Candidate& lead)
{
    std::vector<Candidate> helpers;
    for (const auto& helper : item.helpers)
        if (const auto* unit = unitOf(directory, helper, matter.jurisdiction.district))
            if (unit->id != lead.unit)
                addOnce(helpers, candidate(*unit, lead.confidence));
    return helpers;
}

std::vector<Candidate> othersOf(const Directory& directory, const Resolved& resolved,
                                const Matter& matter)
{
    std::vector<Candidate> all = resolved.candidates;
    const bool anywhere = resolved.needsDistrict && matter.jurisdiction.district.empty();
    if (anywhere)
        for (const auto* unit : directory.unitsFor(resolved.lead.substr(1)))
            addOnce(all, candidate(*unit, 0));
    for (const auto& [category, confidence] : matter.otherCategories)
        if (confidence >= kLeastOther)
            for (const auto& candidate :
                 resolve(directory, category, confidence, matter).candidates)
                addOnce(all, candidate);
    if (!resolved.candidates.empty())
        all.erase(all.begin());
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
        return a.confidence > b.confidence;
    });
    if (all.size() > kMostOthers)
        all.resize(kMostOthers);
    return all;
}

std::vector<Ruling> rulingsOn(const Matter& matter, const std::vector<Ruling>& rulings)
{
    std::vector<Ruling> found;
    const auto concerns = [&](const DistrictCode& district) {
        const auto& contested = matter.jurisdiction.contested;
        return district == matter.jurisdiction.district ||
               std::find(contested.begin(), contested.end(), district) != contested.end();
    };
    for (const auto& ruling : rulings)
        if (ticket::covers(ruling.category, matter.category) &&
            std::all_of(ruling.between.begin(), ruling.between.end(), concerns))
            found.push_back(ruling);
    return found;
}

} // namespace

double DispatchThresholds::of(const CategoryCode& category) const
{
    for (std::size_t digits = category.str().size(); digits > 0; --digits) {
        const auto it = byCategory.find(CategoryCode{category.str().substr(0, digits)});
        if (it != byCategory.end())
            return it->second;
    }
    return standard;
}

const std::string& leadOf(const Item& item, const std::vector<SaidField>& said)
{
    const auto value = saidIn(said, item.leadField).value;
    const auto lead = std::find_if(item.leads.begin(), item.leads.end(),
                                   [&](const SaidLead& one) { return one.value == value; });
    return lead == item.leads.end() ? item.lead : lead->lead;
}

Destination proposeDestination(const Directory& directory, const Matter& matter,
                               const DispatchThresholds& thresholds,
                               const std::vector<Ruling>& rulings)
{
    const auto resolved = resolve(directory, matter.category, matter.categoryConfidence, matter);
    Destination destination;
    destination.basis = basisOf(resolved, matter);
    if (!resolved.item)
        return destination;
    destination.item = resolved.item->id;
    destination.urgency = resolved.item->urgency;
    destination.others = othersOf(directory, resolved, matter);
    if (isContested(resolved, matter))
        destination.rulings = rulingsOn(matter, rulings);
    if (resolved.candidates.empty())
        return destination;
    destination.lead = resolved.candidates.front();
    destination.helpers = helpersOf(directory, *resolved.item, matter, destination.lead);
    destination.automatic = !isContested(resolved, matter) && !resolved.needsField &&
                            destination.lead.confidence >= thresholds.of(matter.category);
    return destination;
}

Destination proposeDestination(const std::vector<Unit>& units, const std::vector<Item>& items,
                               const Matter& matter, const DispatchThresholds& thresholds,
                               const std::vector<Ruling>& rulings)
{
    return proposeDestination(Directory{units, items}, matter, thresholds, rulings);
}

} // namespace lianxin::routing
