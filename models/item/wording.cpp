#include "models/item/wording.h"

#include "models/ticket/life_cycle.h"

#include <QChar>

#include <array>
#include <chrono>
#include <cmath>

namespace lianxin::item {

namespace {

using LocalTime = std::chrono::local_time<Milliseconds>;

struct LocalDay {
    std::chrono::local_days days;
    std::chrono::year_month_day date;
};

LocalDay dayOf(LocalTime time)
{
    const auto days = std::chrono::floor<std::chrono::days>(time);
    return {days, std::chrono::year_month_day(days)};
}

QString number(unsigned value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString dateText(const LocalDay& day, const LocalDay& today)
{
    const QString monthDay =
        number(unsigned(day.date.month())) + QLatin1Char('-') + number(unsigned(day.date.day()));
    if (day.date.year() == today.date.year())
        return monthDay;
    return QString::number(int(day.date.year())) + QLatin1Char('-') + monthDay;
}

QString weekdayText(std::chrono::local_days day)
{
    static const std::array kNames{QStringLiteral("周日"), QStringLiteral("周一"),
                                   QStringLiteral("周二"), QStringLiteral("周三"),
                                   QStringLiteral("周四"), QStringLiteral("周五"),
                                   QStringLiteral("周六")};
    return kNames[std::chrono::weekday(day).c_encoding()];
}

QString hourText(LocalTime time, std::chrono::local_days day)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(time - day).count();
    return number(unsigned(minutes / 60)) + QLatin1Char(':') + number(unsigned(minutes % 60));
}

} // namespace

QString text(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString clockText(int milliseconds)
{
    const unsigned seconds = milliseconds < 0 ? 0 : unsigned(milliseconds) / 1000;
    const QString tail = number(seconds / 60 % 60) + QLatin1Char(':') + number(seconds % 60);
    return seconds < 3600 ? tail : QString::number(seconds / 3600) + QLatin1Char(':') + tail;
}

int talkMs(const session::CallSession& session, int ms)
{
    return std::max(0, ms - session.answeredMs.value_or(0));
}

QString dueText(UtcTime due, UtcTime now)
{
    const auto at = base::toLocal(due);
    const LocalDay day = dayOf(at);
    const LocalDay today = dayOf(base::toLocal(now));
    const QString hour = hourText(at, day.days);
    switch ((day.days - today.days).count()) {
    case -1:
        return QStringLiteral("昨天 ") + hour;
    case 0:
        return QStringLiteral("今天 ") + hour;
    case 1:
        return QStringLiteral("明天 ") + hour;
    default:
        return dateText(day, today) + QLatin1Char(' ') + weekdayText(day.days) + QLatin1Char(' ') +
               hour;
    }
}

QString exactText(UtcTime time)
{
    const auto at = base::toLocal(time);
    const LocalDay day = dayOf(at);
    return QString::number(int(day.date.year())) + QLatin1Char('-') +
           number(unsigned(day.date.month())) + QLatin1Char('-') +
           number(unsigned(day.date.day())) + QLatin1Char(' ') + weekdayText(day.days) +
           QLatin1Char(' ') + hourText(at, day.days);
}

QString dayText(UtcTime day, UtcTime now)
{
    return dateText(dayOf(base::toLocal(day)), dayOf(base::toLocal(now)));
}

QString metresText(double metres)
{
    if (metres < 0)
        return {};
    if (metres < 30)
        return QStringLiteral("同一位置");
    if (metres < 1000)
        return QStringLiteral("%1 米").arg(std::lround(metres / 10) * 10);
    return QStringLiteral("%1 公里").arg(metres / 1000, 0, 'f', 1);
}

QString percentText(double ratio)
{
    if (ratio > 0.995 && ratio < 1)
        return QStringLiteral("> 99 %");
    if (ratio > 0 && ratio < 0.005)
        return QStringLiteral("< 1 %");
    return QStringLiteral("%1 %").arg(std::lround(ratio * 100));
}

QString moodText(session::Mood mood)
{
    switch (mood) {
    case session::Mood::Calm:
        return QStringLiteral("平静");
    case session::Mood::Anxious:
        return QStringLiteral("着急");
    case session::Mood::Annoyed:
        return QStringLiteral("不满");
    case session::Mood::Furious:
        return QStringLiteral("激动");
    }
    return {};
}

QString callStateText(session::CallState state)
{
    switch (state) {
    case session::CallState::None:
        return QStringLiteral("空闲");
    case session::CallState::Offered:
        return QStringLiteral("来电");
    case session::CallState::Talking:
        return QStringLiteral("通话中");
    case session::CallState::Held:
        return QStringLiteral("保持中");
    case session::CallState::WrapUp:
        return QStringLiteral("话后处理");
    case session::CallState::Closed:
        return QStringLiteral("已结束");
    }
    return {};
}

QString kindText(ticket::Kind kind)
{
    const auto name = ticket::chineseName(kind);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

QString ticketStateText(const std::string& state)
{
    const auto known = ticket::parseState(state);
    if (!known)
        return text(state);
    const auto name = ticket::chineseName(*known);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

QString markText(const ticket::Colour& colour)
{
    using ticket::MarkShape;
    const auto mark = [&] {
        switch (colour.shape) {
        case MarkShape::Circle:
            return u'●';
        case MarkShape::Square:
            return u'■';
        case MarkShape::Diamond:
            return u'◆';
        case MarkShape::Triangle:
            return u'▲';
        case MarkShape::Star:
            return u'★';
        case MarkShape::Lock:
            break;
        }
        return u'▣';
    }();
    const QString name = QString(mark) + QLatin1Char(' ') + text(colour.name);
    return colour.confidential ? name + QStringLiteral("（保密）") : name;
}

QString satisfactionText(const std::string& satisfaction)
{
    if (satisfaction == "satisfied")
        return QStringLiteral("满意");
    if (satisfaction == "dissatisfied")
        return QStringLiteral("不满意");
    if (satisfaction == "neutral")
        return QStringLiteral("一般");
    return text(satisfaction);
}

int utf16Offset(const QString& text, int codePoint)
{
    int offset = 0;
    for (int seen = 0; seen < codePoint && offset < text.size(); ++seen)
        offset += text.at(offset).isHighSurrogate() && offset + 1 < text.size() ? 2 : 1;
    return offset;
}

} // namespace lianxin::item
