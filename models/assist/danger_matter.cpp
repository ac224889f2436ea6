#include "models/assist/danger_matter.h"

#include "models/assist/danger_reader.h"
#include "models/assist/proposal.h"
#include "models/assist/rescue.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

/// That a call is about a danger that is sure: where emergencies are rare, many that are heard are
/// none, yet the form and the unit must be on screen for those that are.
constexpr double kChance = kCategoryRelied;

bool isDanger(const Sign& sign)
{
    return sortOf(static_cast<SignKind>(sign.kind)).level == session::HintLevel::Danger;
}

} // namespace

DangerMatters::DangerMatters(const ticket::CategoryTree& tree)
{
    for (const auto& category : tree.all())
        for (const auto& kind : category.dangers)
            if (const auto danger = dangerNamed(kind))
                m_leaves[static_cast<std::size_t>(*danger)] = category.code;
}

bool DangerMatters::isEveryday(const std::string& leaf) const
{
    return std::none_of(m_leaves.begin(), m_leaves.end(),
                        [&](const CategoryCode& of) { return of.str() == leaf; });
}

DangerMatters::Danger DangerMatters::leading(const std::vector<Heard>& heard,
                                             const Classifier& everyday) const
{
    const auto stands = [&](std::size_t utterances) {
        const auto end = heard.begin() + static_cast<std::ptrdiff_t>(utterances);
        const auto labels = everyday.classify({heard.begin(), end}, {});
        return !labels.empty() && labels.front().confidence >= kCategoryShown &&
               isEveryday(labels.front().name);
    };
    Danger danger;
    const auto rescue = readRescue(heard);
    for (std::size_t i = 0; i < heard.size(); ++i)
        for (const auto& sign : heard[i].signs) {
            const int kind = rescue.kindOf(heard[i], sign);
            const auto& leaf = m_leaves[static_cast<std::size_t>(kind)];
            const auto strength = rescue.isFor(kind) ? Strength::Certain : sign.strength;
            if (!isDanger(sign) || strength < Strength::Sure || leaf.empty())
                continue;
            if (danger.leaf.empty()) {
                if (stands(i)) {
                    danger.before = i;
                    return danger;
                }
                if (strength < Strength::Certain && stands(i + 1))
                    continue;
                danger.leaf = leaf;
            }
            if (danger.leaf != leaf)
                continue;
            addSpan(danger.spans, heard[i].span(sign.from, sign.to));
        }
    return danger;
}

std::vector<Label> DangerMatters::classify(const std::vector<Heard>& heard,
                                           const Classifier& everyday) const
{
    auto labels = everyday.classify(heard, {});
    auto danger = leading(heard, everyday);
    if (danger.before > 0 && !labels.empty() && !isEveryday(labels.front().name))
        labels = everyday.classify(
            {heard.begin(), heard.begin() + static_cast<std::ptrdiff_t>(danger.before)}, {});
    const bool stands = !labels.empty() && labels.front().name == danger.leaf.str() &&
                        labels.front().confidence >= kChance;
    if (!danger.leaf.empty() && !stands) {
        double other =
            1 - kChance; // that neither the danger nor the everyday words tell of the leaf
        std::erase_if(labels, [&](const Label& label) {
            const bool same = label.name == danger.leaf.str();
            other *= same ? 1 - label.confidence : 1;
            return same;
        });
        for (auto& label : labels)
            label.confidence *= other;
        labels.insert(labels.begin(), {danger.leaf.str(), 1 - other, std::move(danger.spans)});
    }
    const bool any = std::any_of(heard.begin(), heard.end(), [](const Heard& one) {
        return std::any_of(one.signs.begin(), one.signs.end(), isDanger);
    });
    if (any && !labels.empty())
        labels.front().decides = false;
    return labels;
}

} // namespace lianxin::assist
