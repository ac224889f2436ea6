#pragma once

#include "models/assist/example_model.h"
#include "models/assist/opening_line.h"
#include "models/knowledge/entry.h"
#include "models/ticket/category.h"

#include <vector>

namespace lianxin::assist {

/// What is known to be said of each leaf: its name, its words, questions, stories, openings; these
/// also in one breath with what callers say around a matter. Labels are places in `leaves`.
std::vector<ExampleModel::Example> matterExamples(const ticket::CategoryTree& tree,
                                                  const std::vector<CategoryCode>& leaves,
                                                  const std::vector<knowledge::Entry>& entries,
                                                  const std::vector<OpeningLine>& openings,
                                                  const std::vector<OpeningLine>& stories);

} // namespace lianxin::assist
