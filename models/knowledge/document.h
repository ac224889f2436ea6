#pragma once

#include "models/knowledge/entry.h"

#include <string_view>

namespace lianxin::knowledge {

/// A document without fields of its own (a notice, a regulation) as an entry: its heading is the
/// title, the rest the answer. The heading ends at the first space or line break, or at the first
/// full stop; a document that begins with a longer stretch than a heading can be has no title.
Entry entryOf(EntryId id, std::string_view utf8);

} // namespace lianxin::knowledge
