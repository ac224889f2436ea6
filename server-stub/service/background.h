#pragma once

#include <chrono>

namespace lianxin::service {

/// Lowers the calling thread's priority, so that it runs behind those it works for.
void stepBack(int niceness);

/// The pace of a thread whose work may lag behind, where answering may not: it runs behind the
/// others and rests nine times as long as it worked, so that however much comes it takes no more
/// than a tenth of a core. Made and used by that thread.
class Background {
public:
    using Duration = std::chrono::steady_clock::duration;

    /// Lowers the calling thread's priority. `longest`: no rest is longer.
    explicit Background(Duration longest);

    void begin();
    /// Worked for a while, and should rest before it goes on.
    bool isTired() const;
    void end();
    /// After the latest work; at first none.
    Duration rest() const { return m_rest; }

private:
    Duration m_longest;
    Duration m_rest{};
    std::chrono::steady_clock::time_point m_begun{};
};

} // namespace lianxin::service
