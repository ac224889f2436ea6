#pragma once

#include <string_view>

namespace lianxin::places {

/// Code points of the generic term 通名 at the end of a name, which says of what sort a place is
/// (阳光小区: 2, 卫河: 1); 0 where nothing stands before it or it is none that callers use as a
/// word of its own.
int genericTermOf(std::u32string_view name);

} // namespace lianxin::places
