#pragma once

namespace lianxin::resources {

/// Makes the files under `:/lianxin` (map, style, city) readable. May be called any number of
/// times.
void load();

} // namespace lianxin::resources
