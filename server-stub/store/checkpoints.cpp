#include "server-stub/store/checkpoints.h"

#include "models/wire/checkpoint.h"
#include "models/wire/digest.h"
#include "models/wire/zstd_text.h"

#include <Poco/Data/LOB.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

/// A piece ends with the line that passes its usual size; a ticket's line is bounded by what a
/// command may hold.
constexpr std::uint64_t kLargestPiece = 64ULL * 1024 * 1024;
constexpr Poco::Int64 kPiecesAtOnce = 16;

Poco::Data::BLOB blobOf(const std::string& bytes)
{
    return {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()};
}

std::string_view bytesOf(const Poco::Data::BLOB& blob)
{
    return {reinterpret_cast<const char*>(blob.rawContent()), blob.size()};
}

} // namespace

std::string checkpointDigest(const std::string& digest, std::string_view piece)
{
    std::string bytes = digest;
    bytes += piece;
    return wire::sha256Hex(bytes);
}

std::optional<engine::Fold>
Checkpoints::newest(const std::shared_ptr<const engine::CityIndex>& city)
{
    const auto known = entries();
    if (!known)
        return std::nullopt;
    for (const auto& entry : known.value()) {
        std::vector<std::string> hashes;
        Poco::Int64 seq = entry.seq;
        const auto asked = m_database.read([&](Session& session) {
            session << "SELECT hash FROM event WHERE seq = ?", use(seq), into(hashes), now;
        });
        const bool agrees = asked && hashes == std::vector{entry.hash};
        if (!agrees || entry.city != city->city().version)
            continue;
        if (auto fold = read(entry, city))
            return fold;
    }
    return std::nullopt;
}

Result<std::vector<CheckpointEntry>> Checkpoints::entries()
{
    std::vector<Poco::Int64> seqs;
    std::vector<std::string> hashes, cities, digests;
    const auto done = m_database.read([&](Session& session) {
        session << "SELECT seq, hash, city, digest FROM checkpoint ORDER BY seq DESC", into(seqs),
            into(hashes), into(cities), into(digests), now;
    });
    if (!done)
        return done.error();
    std::vector<CheckpointEntry> all;
    for (std::size_t i = 0; i < seqs.size(); ++i)
        all.push_back({seqs[i], hashes[i], cities[i], digests[i]});
    return all;
}

bool Checkpoints::isSound(const CheckpointEntry& entry)
{
    return static_cast<bool>(eachPiece(entry, [](std::string_view) { return success(); }));
}

/// Unpacked and in order. The digest is known only after the last one: what was taken counts for
/// nothing when this fails. Errors: `store_corrupt`, those of `take` and of the database.
Status Checkpoints::eachPiece(const CheckpointEntry& entry,
                              const std::function<Status(std::string_view)>& take)
{
    std::string digest;
    Poco::Int64 seq = entry.seq;
    Poco::Int64 limit = kPiecesAtOnce;
    for (Poco::Int64 next = 0;;) {
        std::vector<Poco::Data::BLOB> pieces;
        const auto done = m_database.read([&](Session& session) {
            session << "SELECT content FROM checkpoint_piece WHERE seq = ? AND piece >= ?"
                       " ORDER BY piece LIMIT ?",
                use(seq), use(next), use(limit), into(pieces), now;
        });
        if (!done)
            return done;
        if (pieces.empty())
            break;
        for (const auto& piece : pieces) {
            const auto text = wire::decompressed(bytesOf(piece), kLargestPiece);
            if (!text)
                return Error{"store_corrupt", "checkpoint"};
            digest = checkpointDigest(digest, text.value());
            if (const auto taken = take(text.value()); !taken)
                return taken;
        }
        next += static_cast<Poco::Int64>(pieces.size());
    }
    return digest == entry.digest ? success() : Status(Error{"store_corrupt", "checkpoint"});
}

std::optional<engine::Fold> Checkpoints::read(const CheckpointEntry& entry,
                                              const std::shared_ptr<const engine::CityIndex>& city)
{
    wire::CheckpointReader reader(city);
    const auto whole = eachPiece(entry, [&](std::string_view piece) { return reader.add(piece); });
    if (!whole)
        return std::nullopt;
    auto fold = std::move(reader).take();
    if (!fold || fold.value().seq() != entry.seq)
        return std::nullopt;
    return std::move(fold).value();
}

Status Checkpoints::keep(const engine::State& state, UtcTime time,
                         const std::function<bool()>& goesOn)
{
    Poco::Int64 seq = state.centre().seq;
    const auto cleared = m_database.write([&](Session& session) {
        session << "DELETE FROM checkpoint WHERE seq = ?", use(seq), now;
    });
    if (const auto dropped = cleared ? dropLoosePieces() : cleared; !dropped)
        return dropped;
    Poco::Int64 number = 0;
    std::string digest;
    Status written = success();
    wire::writeCheckpoint(state, time, [&](std::string_view piece) {
        digest = checkpointDigest(digest, piece);
        auto content = blobOf(wire::compressed(piece));
        written = goesOn && !goesOn() ? Error{"stopped", {}} : m_database.write([&](Session& s) {
            s << "INSERT INTO checkpoint_piece(seq, piece, content) VALUES(?, ?, ?)", use(seq),
                use(number), use(content), now;
        });
        ++number;
        return written.ok();
    });
    if (!written)
        return written;
    std::vector<std::string> hashes;
    std::string city = state.city().city().version;
    written = m_database.write([&](Session& session) {
        session << "SELECT hash FROM event WHERE seq = ?", use(seq), into(hashes), now;
        if (hashes.size() == 1)
            session << "INSERT INTO checkpoint(seq, hash, city, digest) VALUES(?, ?, ?, ?)",
                use(seq), use(hashes.front()), use(city), use(digest), now;
    });
    if (written && hashes.empty())
        written = Error{"no_event", std::to_string(state.centre().seq)};
    return written ? dropOthers() : written;
}

/// What another log wrote, then what is older than the newest kKept.
Status Checkpoints::dropOthers()
{
    Poco::Int64 kept = kKept;
    const auto done = m_database.write([&](Session& session) {
        session << "DELETE FROM checkpoint WHERE NOT EXISTS (SELECT 1 FROM event e"
                   " WHERE e.seq = checkpoint.seq AND e.hash = checkpoint.hash)",
            now;
        session << "DELETE FROM checkpoint WHERE seq NOT IN"
                   " (SELECT seq FROM checkpoint ORDER BY seq DESC LIMIT ?)",
            use(kept), now;
    });
    return done ? dropLoosePieces() : done;
}

/// Pieces that are no checkpoint's any more, or never became one; a few at once.
Status Checkpoints::dropLoosePieces()
{
    for (std::size_t dropped = 1; dropped > 0;) {
        Poco::Int64 limit = kPiecesAtOnce;
        const auto done = m_database.write([&](Session& session) {
            Poco::Data::Statement statement(session);
            statement << "DELETE FROM checkpoint_piece WHERE rowid IN (SELECT rowid FROM"
                         " checkpoint_piece WHERE seq NOT IN (SELECT seq FROM checkpoint) LIMIT ?)",
                use(limit);
            dropped = statement.execute();
        });
        if (!done)
            return done;
    }
    return success();
}

} // namespace lianxin::store
