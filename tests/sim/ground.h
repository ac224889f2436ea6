#pragma once

#include "models/engine/memory_ports.h"

#include <functional>
#include <memory>
#include <string>

namespace lianxin::sim {

/// How the disk meets the next commit. Torn: part of a write arrives, then the power goes.
enum class Trouble { None, Io, Full, Torn };

/// What the centre of a world stands on: its log, what is read from it, and the disk under both.
class Ground {
public:
    virtual ~Ground() = default;

    virtual engine::EventLog& log() = 0;
    virtual engine::Query& query() = 0;
    /// Asked before every commit.
    virtual void meet(std::function<Trouble()> trouble) = 0;
    /// The power went: nothing is of use before start().
    virtual bool isDark() const = 0;
    /// The centre was killed, or the power went, and starts again: what was not durable may be
    /// gone. What is wrong with the rest, or empty.
    virtual std::string start() = 0;
    /// Before the first commit, and after one that failed.
    virtual void recall(const engine::State& state) = 0;
    /// What was committed.
    virtual void hear(const engine::EventGroup& events) = 0;
    /// From now on the newest checkpoint, unless the disk refuses. What is wrong, or empty.
    virtual std::string keep(engine::Fold fold) = 0;
    /// A look at the whole at the end; what is wrong, or empty.
    virtual std::string verdict() = 0;
};

/// The engine's own log and projections in memory.
class MemoryGround : public Ground {
public:
    explicit MemoryGround(std::shared_ptr<const engine::City> city) : m_city(std::move(city)) {}

    engine::EventLog& log() override { return m_log; }
    engine::Query& query() override { return m_query; }
    void meet(std::function<Trouble()> trouble) override;
    bool isDark() const override { return m_dark; }
    std::string start() override;
    void recall(const engine::State&) override {}
    void hear(const engine::EventGroup& events) override { m_query.fold(events); }
    std::string keep(engine::Fold fold) override;
    std::string verdict() override { return {}; }

private:
    std::shared_ptr<const engine::City> m_city;
    engine::MemoryLog m_log;
    engine::MemoryQuery m_query;
    bool m_dark = false;
};

} // namespace lianxin::sim
