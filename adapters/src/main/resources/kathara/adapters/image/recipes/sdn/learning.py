"""A switch that learns where hosts are, for OpenFlow 1.3; Debian's os-ken comes without the applications of Ryu."""

from os_ken.base import app_manager
from os_ken.controller import ofp_event
from os_ken.controller.handler import CONFIG_DISPATCHER, MAIN_DISPATCHER, set_ev_cls
from os_ken.lib.packet import ether_types, ethernet, packet
from os_ken.ofproto import ofproto_v1_3


class SimpleSwitch13(app_manager.OSKenApp):
    OFP_VERSIONS = [ofproto_v1_3.OFP_VERSION]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.mac_to_port = {}

    @set_ev_cls(ofp_event.EventOFPSwitchFeatures, CONFIG_DISPATCHER)
    def switch_features_handler(self, event):
        """What no other flow matches goes to the controller."""
        datapath = event.msg.datapath
        self.add_flow(datapath, 0, datapath.ofproto_parser.OFPMatch(), datapath.ofproto.OFPP_CONTROLLER)

    def add_flow(self, datapath, priority, match, port):
        ofproto, parser = datapath.ofproto, datapath.ofproto_parser
        output = [parser.OFPActionOutput(port, ofproto.OFPCML_NO_BUFFER)]
        apply = [parser.OFPInstructionActions(ofproto.OFPIT_APPLY_ACTIONS, output)]
        datapath.send_msg(
            parser.OFPFlowMod(datapath=datapath, priority=priority, match=match, instructions=apply))

    @set_ev_cls(ofp_event.EventOFPPacketIn, MAIN_DISPATCHER)
    def packet_in_handler(self, event):
        message = event.msg
        datapath = message.datapath
        ofproto, parser = datapath.ofproto, datapath.ofproto_parser
        port = message.match["in_port"]
        frame = packet.Packet(message.data).get_protocol(ethernet.ethernet)
        if frame.ethertype == ether_types.ETH_TYPE_LLDP:
            return
        known = self.mac_to_port.setdefault(datapath.id, {})
        if known.get(frame.src) != port:
            self.logger.info("switch %016x: %s is on port %s", datapath.id, frame.src, port)
        known[frame.src] = port
        out = known.get(frame.dst, ofproto.OFPP_FLOOD)
        if out != ofproto.OFPP_FLOOD:
            self.add_flow(datapath, 1, parser.OFPMatch(in_port=port, eth_src=frame.src, eth_dst=frame.dst), out)
        datapath.send_msg(
            parser.OFPPacketOut(
                datapath=datapath,
                buffer_id=ofproto.OFP_NO_BUFFER,
                in_port=port,
                actions=[parser.OFPActionOutput(out)],
                data=message.data))
