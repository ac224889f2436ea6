#include "widgets/theme/pill.h"

#include "widgets/theme/theme.h"

namespace lianxin::widgets {

namespace {

const char* roleOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return "pill-neutral";
    case Tone::Blue:
        return "pill-blue";
    case Tone::Violet:
        return "pill-violet";
    case Tone::Green:
        return "pill-green";
    case Tone::Amber:
        return "pill-amber";
    case Tone::Red:
        return "pill-red";
    case Tone::OnBar:
        return "pill-bar";
    case Tone::GreenSolid:
        return "pill-green-solid";
    case Tone::AmberSolid:
        return "pill-amber-solid";
    case Tone::RedSolid:
        return "pill-red-solid";
    case Tone::BlueSolid:
        return "pill-blue-solid";
    }
    return "pill-neutral";
}

} // namespace

Pill::Pill(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAlignment(Qt::AlignCenter);
    hide();
}

void Pill::say(const QString& words, Tone tone)
{
    setRole(this, roleOf(tone));
    setText(words);
    setHidden(words.isEmpty());
}

} // namespace lianxin::widgets
