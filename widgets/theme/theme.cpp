#include "widgets/theme/theme.h"

#include "resources/resources.h"
#include "widgets/theme/palette.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QPalette>
#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace lianxin::widgets {

namespace {

struct NamedColour {
    const char* name;
    QRgb colour;
};

constexpr NamedColour kColours[]{
    {"ground", palette::kGround},
    {"panel", palette::kPanel},
    {"line", palette::kLine},
    {"lineStrong", palette::kLineStrong},
    {"ink", palette::kInk},
    {"inkSoft", palette::kInkSoft},
    {"inkQuiet", palette::kInkQuiet},
    {"bar", palette::kBar},
    {"barButton", palette::kBarButton},
    {"barCap", palette::kBarCap},
    {"barInk", palette::kBarInk},
    {"barInkSoft", palette::kBarInkSoft},
    {"blue", palette::kBlue},
    {"blueTint", palette::kBlueTint},
    {"blueFaint", palette::kBlueFaint},
    {"violet", palette::kViolet},
    {"violetTint", palette::kVioletTint},
    {"violetLine", palette::kVioletLine},
    {"violetLit", palette::kVioletLit},
    {"green", palette::kGreen},
    {"greenTint", palette::kGreenTint},
    {"amber", palette::kAmber},
    {"amberTint", palette::kAmberTint},
    {"red", palette::kRed},
    {"redTint", palette::kRedTint},
    {"status", palette::kStatus},
};

QString coloured(QString sheet)
{
    std::vector<NamedColour> longestFirst(std::begin(kColours), std::end(kColours));
    std::sort(longestFirst.begin(), longestFirst.end(),
              [](const NamedColour& a, const NamedColour& b) {
                  return qstrlen(a.name) > qstrlen(b.name);
              });
    for (const auto& [name, colour] : longestFirst)
        sheet.replace(QLatin1Char('@') + QLatin1String(name), QColor(colour).name());
    return sheet;
}

QPalette deskPalette()
{
    QPalette colours;
    colours.setColor(QPalette::Window, QColor(palette::kGround));
    colours.setColor(QPalette::WindowText, QColor(palette::kInk));
    colours.setColor(QPalette::Base, QColor(palette::kPanel));
    colours.setColor(QPalette::Text, QColor(palette::kInk));
    colours.setColor(QPalette::Button, QColor(palette::kPanel));
    colours.setColor(QPalette::ButtonText, QColor(palette::kInk));
    colours.setColor(QPalette::Highlight, QColor(palette::kBlue));
    colours.setColor(QPalette::HighlightedText, QColor(palette::kPanel));
    colours.setColor(QPalette::PlaceholderText, QColor(palette::kInkQuiet));
    colours.setColor(QPalette::ToolTipBase, QColor(palette::kBar));
    colours.setColor(QPalette::ToolTipText, QColor(palette::kBarInk));
    return colours;
}

} // namespace

QFont textFont(TextSize size, TextWeight weight)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(int(size));
    font.setWeight(weight == TextWeight::Bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont keyFont()
{
    QFont font(
        QStringList{QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC")});
    font.setPixelSize(12);
    return font;
}

QString styleSheet()
{
    resources::load();
    QFile file(QStringLiteral(":/lianxin/style/lianxin.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return coloured(QString::fromUtf8(file.readAll()));
}

void applyTheme(QApplication& application)
{
    application.setFont(textFont(TextSize::Body));
    application.setPalette(deskPalette());
    application.setStyleSheet(styleSheet());
}

void setRole(QWidget* widget, const char* role)
{
    if (widget->property("role").toByteArray() == role)
        return;
    widget->setProperty("role", QByteArray(role));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    QEvent changed(QEvent::StyleChange);
    QCoreApplication::sendEvent(widget, &changed);
    widget->updateGeometry();
}

} // namespace lianxin::widgets
