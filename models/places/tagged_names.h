#pragma once

#include "models/places/address.h"
#include "models/places/address_tagger.h"

#include <string_view>
#include <vector>

namespace lianxin::places {

/// Adds to what was found in a normalised text the names the tagger is sure of: roads, communities,
/// towns and places that overlap nothing found, in a clause that begins to be an address (from its
/// first name on, to thirty characters behind its last). Keeps the order by `from`.
void addTaggedNames(std::u32string_view text, const AddressTagger& tagger,
                    std::vector<AddressWords::Found>& found);

} // namespace lianxin::places
