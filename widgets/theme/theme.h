#pragma once

#include <QFont>
#include <QString>

class QApplication;
class QWidget;

namespace lianxin::widgets {

inline constexpr int kGrid = 8; ///< all distances are multiples or halves of it

/// Text sizes in pixels at 1080p.
enum class TextSize { Caption = 13, Small = 14, Body = 15, Speech = 16, Large = 20, Huge = 28 };
enum class TextWeight { Regular, Bold };

/// Noto Sans CJK SC, so that Chinese is drawn with Chinese forms.
QFont textFont(TextSize size, TextWeight weight = TextWeight::Regular);
/// Key caps.
QFont keyFont();

/// The style sheet of the resources with every `@name` replaced by its colour of palette.h.
QString styleSheet();
/// Font, colours and style sheet for the whole program. Loads the resources.
void applyTheme(QApplication& application);

/// Gives `widget` the look that the style sheet has under `[role="…"]`, also later in its life.
void setRole(QWidget* widget, const char* role);

} // namespace lianxin::widgets
