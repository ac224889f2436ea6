#include "tests/sim/ground.h"

#include "models/engine/city_index.h"
#include "models/wire/checkpoint.h"

namespace lianxin::sim {

using namespace engine;

void MemoryGround::meet(std::function<Trouble()> trouble)
{
    m_log.failWhen([this, trouble = std::move(trouble)](const Batch&) -> std::optional<Error> {
        const auto met = trouble();
        m_dark = m_dark || met == Trouble::Torn;
        if (met == Trouble::None)
            return std::nullopt;
        return Error{met == Trouble::Full ? "disk_full" : "io", ""};
    });
}

std::string MemoryGround::start()
{
    m_dark = false;
    return {};
}

/// Read back from its text, as a store would.
std::string MemoryGround::keep(Fold fold)
{
    wire::CheckpointReader reader(std::make_shared<const CityIndex>(m_city));
    wire::writeCheckpoint(fold.state, fold.time, [&](std::string_view piece) {
        return static_cast<bool>(reader.add(piece));
    });
    auto read = std::move(reader).take();
    if (!read)
        return "a checkpoint cannot be read: " + read.error().code + read.error().detail;
    m_log.keep(std::move(read).value());
    return {};
}

} // namespace lianxin::sim
