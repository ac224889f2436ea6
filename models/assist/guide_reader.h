#pragma once

#include "models/assist/classifier.h"
#include "models/assist/understanding.h"
#include "models/knowledge/guide.h"
#include "models/routing/directory.h"
#include "models/ticket/category.h"

#include <vector>

namespace lianxin::assist {

/// The guide for the matter: that of the category where it is known, else the one whose categories
/// are together likely enough, as `暖气的事` leaves open which leaf it is but not which guide.
/// Null: none.
const knowledge::Guide* readGuide(const std::vector<knowledge::Guide>& guides,
                                  const Understanding& known, const std::vector<Label>& labels);

/// A guide as it is laid on the desk: without the words it is listened for, with the names of what
/// it leads to. Null: none.
session::GuideProposed proposalOf(const knowledge::Guide* guide,
                                  const ticket::CategoryTree& categories,
                                  const routing::Directory& units);

/// The key that the caller's words mean at the question where the walk stands, the latest words
/// first. `asked` is the guide with its words. What was said before the question was reached counts
/// at the first question, and later only in words of three characters and more: 没有 answers what
/// was asked last, 只有我家 says it once and for all. Option -1: none.
session::GuideKeyHeard readGuideKey(const knowledge::Guide& asked, const session::GuideWalk& walk,
                                    const std::vector<Heard>& heard);

} // namespace lianxin::assist
