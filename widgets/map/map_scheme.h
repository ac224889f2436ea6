#pragma once

namespace lianxin::widgets {

/// Registers the URL scheme `lianxin:`. Must run before the QApplication is made.
void registerMapScheme();

} // namespace lianxin::widgets
