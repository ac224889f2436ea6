#pragma once

#include "models/assist/classifier.h"
#include "models/assist/place_reader.h"
#include "models/assist/sentences.h"
#include "models/ticket/category.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// 一事一单: a call comes to another matter, which gets a ticket of its own. By the words alone
/// this is not told: who adds to a matter (还有，另外他们晚上也干) speaks as one who begins
/// another. A person says that there is one; where it began is found here.
namespace lianxin::assist {

inline constexpr std::string_view kNextMatterHint = "next_matter";

/// What the matter is of which these sentences tell: leaves, best first.
using TellMatter = std::function<std::vector<Label>(const std::vector<Heard>&)>;

/// Number of the caller's utterance from which on another matter is told than before, if there is
/// one: the parts before and behind it tell two leaves most surely, the more so where it was asked
/// for (还有别的吗) or turns by its words (还有个事). `given`: the leaf before, where a person said
/// it. Nothing where hardly anything was told of a second yet.
std::optional<int> likeliestTurn(Sentences& said, const TellMatter& tell, const std::string& given);

/// To be shown where the caller was asked whether there is anything else, and what he said then is
/// of another branch.
std::optional<session::Hint> nextMatterHint(Sentences& said, const TellMatter& tell,
                                            const std::string& given,
                                            const ticket::CategoryTree& categories);

/// Of the matter before, where the caller points back to it (我们小区门口, 那条巷子): doubtful, and
/// not down to the house, unless it is about the home (我家的水表).
std::optional<Whereabouts> placeBefore(const Sentences& before, const std::vector<Heard>& current,
                                       const places::Gazetteer& gazetteer,
                                       const places::Jurisdictions& jurisdictions);

} // namespace lianxin::assist
