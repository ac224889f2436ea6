#pragma once

#include "models/base/time.h"

#include <QString>

#include <chrono>

namespace lianxin {

namespace sync {
class LocalStore;
}

/// How many calls one person has brought to an end at this seat today, and how long they talked.
/// The day is the city's; it outlives the program where there is a store.
class DayCount {
public:
    /// Without a store everything is forgotten with the program. The store outlives this.
    explicit DayCount(sync::LocalStore* store = nullptr) : m_store(store) {}

    /// From now on it is this person who sits here.
    void sitDown(const QString& staff);
    void talked(Milliseconds time, UtcTime now);
    void closed(UtcTime now);

    int calls(UtcTime now) const;
    /// 0 before the first call is closed.
    std::chrono::seconds meanTalk(UtcTime now) const;

private:
    using Day = std::chrono::local_days;

    void turnTo(Day day);
    void keep() const;

    sync::LocalStore* m_store;
    QString m_staff;
    Day m_day{};
    int m_calls = 0;
    Milliseconds m_talked{};
};

} // namespace lianxin
