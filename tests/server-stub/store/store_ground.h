#pragma once

#include "server-stub/store/ticket_reads.h"
#include "tests/server-stub/store/recording_disk.h"
#include "tests/sim/ground.h"

#include <QTemporaryDir>

#include <random>

namespace lianxin::sim {

/// The centre's own store. Its disk fails writes and syncs, in the middle of a commit too; what a
/// sync did not answer for may be lost, half or whole, when the power goes. One at a time.
class StoreGround : public Ground {
public:
    explicit StoreGround(std::uint64_t seed);
    ~StoreGround() override;

    engine::EventLog& log() override;
    engine::Query& query() override { return *m_query; }
    void meet(std::function<Trouble()> trouble) override { m_trouble = std::move(trouble); }
    bool isDark() const override { return m_dark; }
    std::string start() override;
    void recall(const engine::State& state) override;
    void hear(const engine::EventGroup&) override {}
    std::string keep(engine::Fold fold) override;
    std::string verdict() override;

private:
    class TroubledLog;

    std::string open();
    int meetAct(const test::DiskAct& act);
    void takeNotes();
    void losePower();
    void forgetSome(const std::string& file);
    bool chance(int percent) { return static_cast<int>(m_random() % 100) < percent; }

    std::mt19937_64 m_random;
    QTemporaryDir m_folder;
    std::string m_file;
    test::RecordingDisk m_disk;
    test::Files m_durable;                 ///< what syncs answered for
    std::vector<test::DiskAct> m_unsynced; ///< what came after, in order
    std::function<Trouble()> m_trouble;
    Trouble m_met = Trouble::None; ///< by the commit under way
    int m_actsLeft = 0;            ///< until it meets it
    bool m_dark = false;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::StoreLog> m_log;
    std::unique_ptr<store::TicketReads> m_reads;
    std::unique_ptr<engine::Query> m_query;
    std::unique_ptr<TroubledLog> m_troubled;
};

} // namespace lianxin::sim
