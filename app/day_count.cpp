#include "app/day_count.h"

#include "app/sync/local_store.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lianxin {

namespace {

const QString kDay = QStringLiteral("day"); // since 1970
const QString kCalls = QStringLiteral("calls");
const QString kTalkedMs = QStringLiteral("talked_ms");

std::chrono::local_days dayOf(UtcTime time)
{
    return std::chrono::floor<std::chrono::days>(base::toLocal(time));
}

QString keyOf(const QString& staff)
{
    return QStringLiteral("day.") + staff;
}

} // namespace

void DayCount::sitDown(const QString& staff)
{
    if (staff == m_staff)
        return;
    m_staff = staff;
    const auto kept = m_store
                          ? QJsonDocument::fromJson(m_store->cache(keyOf(staff)).second).object()
                          : QJsonObject();
    m_day = Day(std::chrono::days(kept.value(kDay).toInt()));
    m_calls = kept.value(kCalls).toInt();
    m_talked = Milliseconds(kept.value(kTalkedMs).toInteger());
}

void DayCount::talked(Milliseconds time, UtcTime now)
{
    turnTo(dayOf(now));
    m_talked += time;
    keep();
}

void DayCount::closed(UtcTime now)
{
    turnTo(dayOf(now));
    ++m_calls;
    keep();
}

int DayCount::calls(UtcTime now) const
{
    return m_day == dayOf(now) ? m_calls : 0;
}

std::chrono::seconds DayCount::meanTalk(UtcTime now) const
{
    const int count = calls(now);
    return count == 0 ? std::chrono::seconds{}
                      : std::chrono::floor<std::chrono::seconds>(m_talked / count);
}

void DayCount::turnTo(Day day)
{
    if (day == m_day)
        return;
    m_day = day;
    m_calls = 0;
    m_talked = {};
}

void DayCount::keep() const
{
    if (!m_store || m_staff.isEmpty())
        return;
    const QJsonObject count{{kDay, static_cast<int>(m_day.time_since_epoch().count())},
                            {kCalls, m_calls},
                            {kTalkedMs, static_cast<qint64>(m_talked.count())}};
    m_store->putCache(keyOf(m_staff), {}, QJsonDocument(count).toJson(QJsonDocument::Compact));
}

} // namespace lianxin
