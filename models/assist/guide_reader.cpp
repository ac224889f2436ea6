#include "models/assist/guide_reader.h"

#include <algorithm>
#include <map>

namespace lianxin::assist {

namespace {

/// As likely as not: a guide lies folded until a person opens it.
constexpr double kLikely = 0.5;
/// Only so many of the caller's last utterances are looked at.
constexpr int kLookBack = 12;
constexpr int kTellsForAll = 3;

/// The walk may be through a guide of before the latest catalogue.
bool isSameKey(const knowledge::GuideNode& shown, const knowledge::GuideNode* asked, int option)
{
    const auto at = static_cast<std::size_t>(option);
    return asked && at < shown.options.size() && at < asked->options.size() &&
           shown.options[at].when == asked->options[at].when;
}

int longestOf(const std::vector<text::Span>& spans)
{
    int longest = 0;
    for (const auto& span : spans)
        longest = std::max(longest, span.size());
    return longest;
}

} // namespace

const knowledge::Guide* readGuide(const std::vector<knowledge::Guide>& guides,
                                  const Understanding& known, const std::vector<Label>& labels)
{
    if (!known.category.empty())
        return knowledge::guideFor(guides, known.category);
    std::map<const knowledge::Guide*, double> likely;
    for (const auto& label : labels)
        if (const auto* guide = knowledge::guideFor(guides, CategoryCode{label.name}))
            likely[guide] += label.confidence;
    const auto best =
        std::max_element(likely.begin(), likely.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best != likely.end() && best->second >= kLikely ? best->first : nullptr;
}

session::GuideProposed proposalOf(const knowledge::Guide* guide,
                                  const ticket::CategoryTree& categories,
                                  const routing::Directory& units)
{
    session::GuideProposed proposed;
    if (!guide)
        return proposed;
    proposed.guide = *guide;
    for (auto& node : proposed.guide->nodes) {
        for (auto& option : node.options)
            option.words.clear();
        if (const auto* category = categories.find(node.category))
            proposed.names[node.category.str()] = categories.path(category->code);
        if (const auto* unit = units.find(node.unit))
            proposed.names[node.unit.str()] = unit->name;
    }
    return proposed;
}

session::GuideKeyHeard readGuideKey(const knowledge::Guide& asked, const session::GuideWalk& walk,
                                    const std::vector<Heard>& heard)
{
    session::GuideKeyHeard key;
    key.guide = walk.guide.id;
    const auto* at = session::standsAt(walk);
    if (!at)
        return key;
    key.node = at->id;
    int looked = 0;
    for (auto one = heard.rbegin(); one != heard.rend() && looked < kLookBack; ++one) {
        if (!one->isCaller())
            continue;
        ++looked;
        const auto meant = knowledge::next(asked, at->id, one->raw);
        const bool answers = walk.steps.empty() || one->fromMs >= session::standsSince(walk);
        if (!meant || !isSameKey(*at, knowledge::nodeOf(asked, at->id), meant->option) ||
            (!answers && longestOf(meant->spans) < kTellsForAll))
            continue;
        key.option = meant->option;
        for (const auto& span : meant->spans)
            key.spans.push_back({one->id, span.from, span.to});
        return key;
    }
    return key;
}

} // namespace lianxin::assist
