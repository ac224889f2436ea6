#pragma once

#include "models/base/strong_id.h"

/// The identifiers that several rooms share. Ids minted by seats are UUIDv7 in text; catalogue ids
/// are short ASCII words.
namespace lianxin {

using CommandId = base::StrongId<struct CommandTag>; ///< UUIDv7, minted by the client
using CallId = base::StrongId<struct CallTag>;       ///< UUIDv7, minted by the telephone gateway
using SessionId = base::StrongId<struct SessionTag>; ///< UUIDv7 of a seat's journal of one call
using TicketId = base::StrongId<struct TicketTag>;   ///< UUIDv7, minted by the seat at the draft
using StaffId = base::StrongId<struct StaffTag>;     ///< staff number 工号
using SeatId = base::StrongId<struct SeatTag>;       ///< seat 坐席
using GroupId = base::StrongId<struct GroupTag>;     ///< group of seats 班组
using UnitId = base::StrongId<struct UnitTag>;       ///< handling unit 承办单位
using CategoryCode =
    base::StrongId<struct CategoryTag>;        ///< 2, 4 or 6 digits; a prefix covers all below it
using ItemId = base::StrongId<struct ItemTag>; ///< item 事项
using TemplateId = base::StrongId<struct TemplateTag>;   ///< template 受理模板
using EntryId = base::StrongId<struct EntryTag>;         ///< knowledge entry 知识条目
using DistrictCode = base::StrongId<struct DistrictTag>; ///< administrative division code
using ScenarioId = base::StrongId<struct ScenarioTag>;   ///< scenario 情景

} // namespace lianxin
